import { type Recognised, recogniseInfrastructure } from '../../infrastructure/recognise-infrastructure.ts';
import type { EndedSocket } from '../../model/socket.ts';
import { recogniseProtocols } from '../../protocols/recognise-protocol.ts';
import type { RecognisedProtocol } from '../../protocols/types.ts';
import type { FixStep, Snippet, StackId } from '../types.ts';

/** Servers that one stack usually stands on. Cowboy, Jetty, Tomcat and Undertow have other users too: it is a guess. */
const byServer: Readonly<Record<string, StackId>> = {
  'node-ws': 'node-ws',
  express: 'node-ws',
  uvicorn: 'starlette',
  'python-websockets': 'python-websockets',
  kestrel: 'aspnet-core',
  'go-gorilla': 'go-gorilla',
  jetty: 'spring',
  tomcat: 'spring',
  undertow: 'spring',
  cowboy: 'phoenix',
  bandit: 'phoenix',
};

/** Application protocols that have one server; they say more than the server below. */
const byProtocol = (id: string): StackId | null => {
  if (/^(?:engine|socket)\.io/.test(id)) return 'socket-io';
  if (id.startsWith('signalr')) return 'aspnet-core';
  return id.startsWith('phoenix') ? 'phoenix' : null;
};

/** The stack that what was recognised of a socket points to; null where nothing does. */
export function stackOf(
  servers: readonly Recognised[],
  protocols: readonly RecognisedProtocol[],
): StackId | null {
  for (const { id, strength } of protocols) {
    const stack = strength === 'possible' ? null : byProtocol(id);
    if (stack) return stack;
  }
  const proofsFirst = servers.toSorted(
    (a, b) => Number(b.strength === 'proof') - Number(a.strength === 'proof'),
  );
  return proofsFirst.map(({ id }) => byServer[id]).find((stack) => stack !== undefined) ?? null;
}

/** The reader's choice: a stack, or 'auto' for the one that the socket points to. */
export type StackChoice = StackId | 'auto';

/** The stack that snippets are shown for: Node.js ws where nobody chose and nothing points to another. */
export function stackFor(socket: EndedSocket, choice: StackChoice): StackId {
  if (choice !== 'auto') return choice;
  const { url, requestedProtocols, protocol, network } = socket;
  const servers = recogniseInfrastructure({ url, handshake: network?.handshake ?? null });
  const messages = network?.messages ?? [];
  return stackOf(servers, recogniseProtocols({ url, requestedProtocols, protocol, messages })) ?? 'node-ws';
}

/** The snippet of a step for a stack; where that one has none, the first. Null where the step has nothing to paste. */
export const snippetFor = ({ snippets }: FixStep, stack: StackId): Snippet | null =>
  snippets.find((snippet) => snippet.stack === stack) ?? snippets[0] ?? null;
