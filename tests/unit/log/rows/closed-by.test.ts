import { expect, test } from 'vitest';
import { closedByWords } from '../../../../src/log/rows/closed-by.ts';

test.each([
  ['handshake-status', 'nobody', 'serverRefused'],
  ['blocked-by-csp', 'nobody', 'browserBlocked'],
  ['tls-expired', 'nobody', 'browserRejected'],
  ['dns', 'nobody', 'neverReached'],
  ['handshake-dropped', 'nobody', 'nobody'],
  ['offline', 'network', 'network'],
  ['rehearsed', 'browser', 'you'],
  ['server-error', 'server', 'server'],
] as const)('%s, ended by %s, reads %s', (cause, closedBy, words) => {
  expect(closedByWords({ cause, closedBy })).toBe(`interface.row.closedBy.${words}`);
});

test('an end that is not diagnosed is not known', () => {
  expect(closedByWords(null)).toBe('interface.row.closedBy.unknown');
});
