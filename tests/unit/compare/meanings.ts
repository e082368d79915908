import type { CustomPack } from '../../../src/registry/custom/custom-pack-schema.ts';
import { candidates, lookup, type PackSet } from '../../../src/registry/lookup.ts';
import type { Pack, PackCode } from '../../../src/registry/pack.ts';
import { standardCodes } from '../../../src/registry/standard/index.ts';
import type { Meaning } from '../../../src/registry/types.ts';

const code = (number: number, name: string, rest: Partial<PackCode> = {}): PackCode => ({
  code: number,
  name,
  topic: 'request',
  reconnect: 'no',
  source: 'https://example.com/codes',
  ...rest,
});

const pack = (id: string, name: string, sentBy: Pack['sentBy'], codes: PackCode[]): Pack => ({
  id,
  name,
  homepage: 'https://example.com/docs',
  recognise: [],
  sentBy,
  codes,
});

const chat = pack('chat', 'Chat Gateway', 'server', [
  code(4001, 'Unknown opcode', { reconnect: 'yes' }),
  code(4002, 'Decode error', { reconnect: 'yes' }),
  code(4004, 'Authentication failed', { topic: 'authentication' }),
]);
const query = pack('query', 'Query Protocol', 'client', [
  code(3000, 'Closed on request', { topic: 'finished', reconnect: 'depends' }),
  code(4004, 'Bad response', { reconnect: 'after-fix' }),
]);
const polyfill = pack('polyfill', 'Polyfill', 'either', [
  code(2999, 'All transports failed', { invented: true, reconnect: 'usually-no' }),
]);
const team: CustomPack = {
  format: 'closeframe/pack',
  version: 1,
  name: 'Our team',
  match: { hosts: ['team.example.com'] },
  codes: [{ code: 4100, name: 'Game over', reconnect: 'no' }],
};

/** Packs made for tests, so that they hold still while the built-in ones grow. */
export const packs: PackSet = { builtIn: [chat, query, polyfill], custom: [team] };

/** The meaning that a pack gives a number; `source` is the pack's id, or 'custom'. */
export function packMeaningOf(source: string, number: number): Meaning {
  const found = candidates(number, packs).find((meaning) => meaning.source === source);
  if (!found) throw new Error(`No pack "${source}" has ${number}`);
  return found;
}

/** Every standard code, two numbers of every range, and codes of packs with every kind of sender and advice. */
export const samples: readonly Meaning[] = [
  ...standardCodes.map((number) => lookup(number)),
  ...[0, 42, 1016, 2500, 3001, 3999, 4000, 4321, 5000, 65_535, 65_536, -1].map((number) => lookup(number)),
  ...[4001, 4002, 4004].map((number) => packMeaningOf('chat', number)),
  ...[3000, 4004].map((number) => packMeaningOf('query', number)),
  packMeaningOf('polyfill', 2999),
  packMeaningOf('custom', 4100),
];
