import { describe, expect, test } from 'vitest';
import causes from '../../../../locales/en/causes.json' with { type: 'json' };
import { analyseReconnects } from '../../../../src/diagnosis/history/reconnects.ts';
import { backoffOf, jitterOf } from '../../../../src/diagnosis/steps/backoff.ts';
import { createTranslator } from '../../../../src/i18n/translator.ts';
import type { EndedSocket } from '../../../../src/model/socket.ts';
import type { CodeFacts } from '../../../../src/registry/types.ts';
import { ended, later, start } from '../stories/fixtures.ts';
import { meaning } from '../stories/meanings.ts';

const english = createTranslator('en', { causes });
const saysTo = (reconnect: CodeFacts['reconnect']) => () => meaning(4000, reconnect);
const nothingKnown = () => null;

/** Sockets of one story, each created so many milliseconds after the one before had ended. */
function chain(story: string, delays: readonly number[]): EndedSocket[] {
  const sockets = [ended(story)];
  for (const delay of delays) {
    const last = sockets.at(-1);
    if (last) sockets.push(later(ended(story), last.endedAt - start + delay));
  }
  return sockets;
}

const kinds = (
  sockets: readonly EndedSocket[],
  reconnect: CodeFacts['reconnect'] = 'depends',
  now?: number,
) => analyseReconnects(sockets, saysTo(reconnect), now ?? null).findings.map(({ kind }) => kind);

test.each([
  [[1_000, 1_000], 'too-few'],
  [[1_000, 1_000, 1_020], 'constant'],
  [[1_000, 2_000, 4_000, 8_000], 'growing'],
  [[1_000, 2_000, 4_000, 8_000, 8_000, 8_000], 'growing'],
  [[900, 2_300, 3_100, 9_000], 'growing'],
  [[1_000, 1_200, 1_400], 'constant'],
  [[5_000, 100, 9_000, 50, 5_000], 'mixed'],
  [[1, 2, 4, 3], 'constant'],
  // One timer was late.
  [[300, 305, 301, 306, 820, 303, 300, 304], 'constant'],
] as const)('delays %j are %s', (delays, backoff) => {
  expect(backoffOf(delays)).toBe(backoff);
});

test.each([
  [[1_000, 1_000, 1_000], null],
  [[1_000, 1_010, 1_000, 1_020], false],
  [[1_000, 1_400, 700, 1_200], true],
  // One timer was late.
  [[300, 305, 301, 306, 420, 303, 300, 304], false],
  [[1_000, 2_000, 4_000, 8_000], false],
  [[1_000, 2_000, 4_000, 8_000, 8_000, 8_000], false],
  [[900, 2_300, 3_100, 9_000], true],
] as const)('delays %j have jitter: %s', (delays, jitter) => {
  expect(jitterOf(delays)).toBe(jitter);
});

describe('a loop without backoff', () => {
  test.each([
    [[100, 100, 100], false],
    [[100, 100, 100, 100], true],
    [[4_900, 4_900, 4_900, 4_900], true],
    [[5_000, 5_000, 5_000, 5_000], false],
    [[100, 200, 400, 800], false],
  ] as const)('for delays of %j: %s', (delays, loop) => {
    expect(analyseReconnects(chain('failed@10', delays), nothingKnown).loop).toBe(loop);
  });
  test('is called out first', () => {
    expect(kinds(chain('failed@10', [100, 100, 100, 100]))[0]).toBe('loop');
  });
  test('begins again when a connection has held', () => {
    const held = chain('open@5 cut@10005', [100, 100, 100, 100]);
    expect(analyseReconnects(held, nothingKnown)).toMatchObject({ loop: false, delays: [100] });
    const notHeld = chain('open@5 cut@10004', [100, 100, 100, 100]);
    expect(analyseReconnects(notHeld, nothingKnown).loop).toBe(true);
  });
});

describe('what counts as a reconnect', () => {
  const attempts = (sockets: readonly EndedSocket[]) =>
    analyseReconnects(sockets, nothingKnown).attempts.length;
  test('is a socket created after another one ended', () => {
    expect(attempts(chain('failed@10', [0, 1, 300_000]))).toBe(3);
  });
  test('is not one that comes more than five minutes later', () => {
    expect(attempts(chain('failed@10', [300_001]))).toBe(0);
  });
  test('are not sockets side by side', () => {
    const socket = ended('open@5 cut@9000');
    expect(attempts([socket, later(socket, 10), later(socket, 20)])).toBe(0);
  });
  test('is not one after the page was left', () => {
    expect(attempts(chain('open@5 gone:page-left@90', [50]))).toBe(0);
  });
});

describe('doing what the code asks', () => {
  const refused = chain('open@5 closed:4001@90', [500, 500]);
  test('a client that comes back though the code says not to is named, with its count', () => {
    const report = analyseReconnects(refused, saysTo('no'));
    expect(report.againstAdvice).toEqual(refused.slice(0, 2));
    const finding = report.findings.find(({ kind }) => kind === 'against-advice');
    expect(finding?.message.values).toEqual({ closeCode: 4001, count: 2 });
  });
  test.each(['yes', 'depends', 'after-fix', 'usually-no'] as const)(
    'advice "%s" is no such case',
    (advice) => {
      expect(kinds(refused, advice)).not.toContain('against-advice');
    },
  );
  const last = ended('open@5 closed:1001@90');
  test.each([
    ['after a minute', last, 60_000, true],
    ['not before', last, 59_999, false],
    ['not where the page closed it', ended('open@5 call:1000@80 closed:1001@90'), 60_000, false],
    ['not after a cut', ended('open@5 cut@90'), 60_000, false],
  ])('a client gave up %s', (_, socket, since, gaveUp) => {
    expect(kinds([socket], 'yes', socket.endedAt + since).includes('gave-up')).toBe(gaveUp);
  });
  test('whether it gave up stays open without a clock', () => {
    expect(analyseReconnects([last], saysTo('yes')).gaveUp).toBeNull();
  });
});

test('every finding has words with all their values', () => {
  const reports = [
    analyseReconnects(chain('open@5 closed:4001@90', [1, 2, 4, 3]), saysTo('no')),
    analyseReconnects(chain('failed@9', [1_000, 2_000, 4_000, 8_000]), nothingKnown),
    analyseReconnects(chain('failed@9', [9_000, 9_000, 9_000, 9_000]), nothingKnown),
    analyseReconnects(chain('failed@9', [9_000, 1_000, 90_000, 50, 9_000]), nothingKnown),
    analyseReconnects([ended('open@5 closed:1001@90')], saysTo('yes'), start + 90_000),
  ];
  const used = new Set(
    reports.flatMap(({ findings }) => findings.map(({ message }) => message.key as string)),
  );
  expect([...used].sort()).toEqual(
    Object.keys(causes.reconnect)
      .map((name) => `causes.reconnect.${name}`)
      .sort(),
  );
  for (const { findings } of reports)
    for (const { message } of findings) expect(english.text(message)).not.toMatch(/undefined|NaN/);
});

test('no sockets, no findings', () => {
  expect(analyseReconnects([], nothingKnown).findings).toEqual([]);
});
