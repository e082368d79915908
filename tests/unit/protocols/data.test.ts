import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import protocols from '../../../locales/en/protocols.json' with { type: 'json' };
import { protocolsDocument, protocolsFile, saysOf } from '../../../modules/docs/protocols-docs.ts';
import { allProtocols } from '../../../src/protocols/all-protocols.ts';

const root = resolve(import.meta.dirname, '../../..');
const source = globSync('src/{protocols,diagnosis}/**/*.ts', { cwd: root })
  .map((file) => readFileSync(resolve(root, file), 'utf8'))
  .join('\n');

test('every protocol has an id of its own', () => {
  const ids = allProtocols.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});

describe.each(allProtocols)('$id', (protocol) => {
  test('names where it was read', () => {
    expect(protocol.sources.length).toBeGreaterThan(0);
    for (const address of protocol.sources) expect(address).toMatch(/^https:\/\/[^\s@]+$/);
  });

  test('is recognised by something, and says something', () => {
    const { subprotocols, hosts, paths, query, opens } = protocol.identity;
    expect(subprotocols ?? hosts ?? paths ?? query ?? opens).toBeDefined();
    expect(saysOf(protocol)).not.toEqual([]);
  });
});

test.each(['meaning', 'fix'] as const)('every %s is used by a protocol', (part) => {
  expect(Object.keys(protocols[part]).filter((name) => !source.includes(`'${name}'`))).toEqual([]);
});

test('every sentence on heartbeats is used by the diagnosis', () => {
  const names = Object.keys(protocols.heartbeat).filter((name) => name !== 'fix');
  const made = ['page', 'server'].flatMap((who) => [`${who}Unanswered`, `${who}Missed`]);
  const kinds = ['announced', 'default'].flatMap((kind) => [kind, `${kind}Exact`]);
  expect(names.toSorted()).toEqual([...made, ...kinds, 'settleAnnounced', 'settleDefault'].toSorted());
  for (const name of Object.keys(protocols.heartbeat.fix))
    expect(source).toContain(`protocols.heartbeat.fix.${name}`);
});

test('docs/protocols.md is what the data says: npm run docs:protocols', () => {
  expect(readFileSync(protocolsFile, 'utf8')).toBe(protocolsDocument());
});
