import type { Recognised } from '../../infrastructure/recognise-infrastructure.ts';
import type { EndedSocket } from '../../model/socket.ts';
import { recogniseProtocols } from '../../protocols/recognise-protocol.ts';
import type { RecognisedProtocol } from '../../protocols/types.ts';
import { recognisedFor } from '../timers/candidates.ts';
import type { DiagnosisInput, StackId } from '../types.ts';

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

/** A flood of ends is of one address, mostly: what was found for the last one is kept. */
let last: { readonly address: string; readonly found: readonly RecognisedProtocol[] } | null = null;

/** The protocols that an address and subprotocols point to, without a look at messages. */
function protocolsAt({ url, requestedProtocols, protocol }: EndedSocket): readonly RecognisedProtocol[] {
  const address = JSON.stringify([url, protocol, requestedProtocols]);
  if (last?.address !== address)
    last = { address, found: recogniseProtocols({ url, requestedProtocols, protocol, messages: [] }) };
  return last.found;
}

/** The stack that a socket's address, its handshake and its host's earlier ones point to; null where nothing does. */
export const stackAtHand = (input: DiagnosisInput): StackId | null =>
  stackOf(recognisedFor(input), protocolsAt(input.socket));
