import type { Recognised } from '../../infrastructure/recognise-infrastructure.ts';
import type { RecognisedProtocol } from '../../protocols/types.ts';
import { protocolsOn } from '../evidence/spoken.ts';
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

/** The stack that a socket's address, its handshake and messages, and its host's earlier ones point to; null where nothing does. */
export const stackAtHand = (input: DiagnosisInput): StackId | null =>
  stackOf(recognisedFor(input), protocolsOn(input.socket));
