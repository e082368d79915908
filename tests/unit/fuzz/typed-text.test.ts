import fc from 'fast-check';
import { expect, test } from 'vitest';
import { termKeys } from '../../../src/log/filter/filter-grammar.ts';
import { createMatcher } from '../../../src/log/filter/match-rows.ts';
import { parseFilter } from '../../../src/log/filter/parse-filter.ts';
import { parseReferenceAddress, withLanguage } from '../../../src/ui/reference/reference-address.ts';
import { formatRoute, languageWish, parseRoute } from '../../../src/ui/state/address/route.ts';
import { endedSocket } from '../model/sockets.ts';
import { damagedText, tries } from './hostile.ts';

const row = { socket: endedSocket(), diagnosis: null, meaning: null, severity: 'info' as const };

const filterText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  damagedText(
    'code:1006,4000-4999 -is:clean lived:<5s',
    'host:"a b" url:wss://a.example/?x=1 reason:"',
    'time:2026-11-21T10:41:12.500Z..2026-11-21T10:42:00.000Z',
    'idle:1.5min-2h really:40xx by:server,browser',
  ),
  fc
    .array(fc.tuple(fc.constantFrom('-', ''), fc.constantFrom(...termKeys), fc.string({ maxLength: 8 })))
    .map((terms) => terms.map(([minus, key, value]) => `${minus}${key}:${value}`).join(' ')),
  fc
    .tuple(fc.constantFrom('"', '-', ':', ',', ' ', 'a:', 'code:1,', '"a" '), fc.nat({ max: 300 }))
    .map(([piece, times]) => piece.repeat(times)),
);

test('any filter text is a filter that can be asked, with problems that stand in the text', () => {
  fc.assert(
    fc.property(filterText, (text) => {
      const { filter, problems } = parseFilter(text);
      expect(typeof createMatcher(filter, { now: 0 })(row)).toBe('boolean');
      for (const { from, to } of problems) expect(0 <= from && from < to && to <= text.length).toBe(true);
    }),
    tries(30_000),
  );
});

test('a very long filter text is read at once', () => {
  for (const piece of ['"', '-', ':', ',', 'a:', 'code:', 'a"b ', '1-', 'time:..']) {
    const text = piece.repeat(100_000 / piece.length);
    const began = process.cpuUsage();
    parseFilter(text);
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(2_000);
  }
});

const address = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  damagedText(
    '#/compare/1000/discord-gateway:4004?lang=fr',
    '#/code/custom.My%20pack:4001',
    '#/codes',
    '#/compare',
    '#/live?lang=zh-CN',
  ),
);

test('any address is a route or none, and the address of a route is read as that route', () => {
  fc.assert(
    fc.property(address, (hash) => {
      const route = parseRoute(hash);
      if (route !== null) expect(parseRoute(formatRoute(route))).toEqual(route);
      languageWish({ hash, search: hash });
    }),
    tries(15_000),
  );
});

test('any address of the reference page shows something, in any language that is wished', () => {
  fc.assert(
    fc.property(address, fc.option(fc.string({ maxLength: 8 })), (hash, language) => {
      expect(parseReferenceAddress(hash).page).toMatch(/^(?:codes|compare|missing)$/);
      withLanguage(hash, language);
    }),
    tries(10_000),
  );
});
