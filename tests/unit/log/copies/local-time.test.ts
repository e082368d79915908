import { expect, test } from 'vitest';
import { localAndUtc } from '../../../../src/log/copies/local-time.ts';

const at = Date.UTC(2026, 10, 21, 6, 3, 25, 412);

test.each([
  [-300, '2026-11-21 01:03:25.412 -05:00 (06:03:25.412 UTC)'],
  [-420, '2026-11-20 23:03:25.412 -07:00 (2026-11-21 06:03:25.412 UTC)'],
  [345, '2026-11-21 11:48:25.412 +05:45 (06:03:25.412 UTC)'],
  [0, '2026-11-21 06:03:25.412 UTC'],
])('%i minutes east of UTC: %s', (offset, text) => {
  expect(localAndUtc(at, offset)).toBe(text);
});
