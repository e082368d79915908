import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LogTextMatcher, urlKey } from '../../../../src/capture/records/log-text-matcher.ts';
import { SocketLog } from '../../../../src/capture/records/socket-log.ts';
import type { BrowserText } from '../../../../src/model/socket.ts';
import { liveRecord } from './records.ts';

const text = (words: string): BrowserText => ({ text: words, level: 'error', source: 'network', at: 0 });

const context = { kind: 'page', url: 'http://a.example/' } as const;

function matcherOf(living: string[] = []) {
  const log = new SocketLog();
  for (const [index, url] of living.entries()) log.put(liveRecord(`live-${index}`, url));
  const rows = () => log.ended().map(({ browserText }) => browserText?.text);
  return { matcher: new LogTextMatcher(log), log, rows };
}

interface Socket {
  readonly id: number;
  readonly log: string;
  readonly url: string;
}

/** Every interleaving that the browser can make: each socket logs before it claims, and the sockets of one URL fail in order. */
const interleavings = fc
  .array(
    fc.record({
      log: fc.constantFrom('tab', 'w'),
      url: fc.constantFrom('ws://a/', 'ws://b/', 'ws://c/'),
    }),
    {
      maxLength: 30,
    },
  )
  .chain((kinds) => {
    const sockets = kinds.map((kind, id): Socket => ({ id, ...kind }));
    return fc
      .array(fc.nat(), { minLength: sockets.length * 2, maxLength: sockets.length * 2 })
      .map((choices) => {
        const logs = [...sockets];
        const claims: Socket[] = [];
        const steps: { readonly what: 'log' | 'claim'; readonly socket: Socket }[] = [];
        for (const choice of choices) {
          // The first claim of each log and URL may come next, or the next log.
          const firsts = claims.filter(
            (claim, at) => claims.findIndex(({ log, url }) => log === claim.log && url === claim.url) === at,
          );
          const pick = choice % (firsts.length + (logs.length > 0 ? 1 : 0));
          const claim = firsts[pick];
          if (claim !== undefined) {
            claims.splice(claims.indexOf(claim), 1);
            steps.push({ what: 'claim', socket: claim });
          } else {
            const socket = logs.shift();
            if (socket === undefined) continue;
            claims.push(socket);
            steps.push({ what: 'log', socket });
          }
        }
        return steps;
      });
  });

test('in every order that the browser can make, each socket gets its own text', () => {
  fc.assert(
    fc.property(interleavings, (steps) => {
      const { matcher, rows } = matcherOf();
      for (const { what, socket } of steps) {
        const { log, url, id } = socket;
        if (what === 'log')
          matcher.add({ log, context, url, text: text(`text of ${id}`), everOpened: false }, 0);
        else expect(matcher.claim(log, url)?.text).toBe(`text of ${id}`);
      }
      matcher.expire(100_000);
      expect(rows()).toEqual([]);
    }),
  );
});

describe('a text that no socket claims', () => {
  const unclaimed = { log: 'tab', context, url: 'ws://a/', text: text('t'), everOpened: false };

  test.each([
    [1_999, []],
    [2_000, ['t']],
  ])('after %i ms of waiting gives the rows %j', (waited, expected) => {
    const { matcher, rows } = matcherOf();
    matcher.add(unclaimed, 0);
    matcher.expire(waited);
    expect(rows()).toEqual(expected);
    expect(matcher.isWaiting).toBe(expected.length === 0);
  });

  test.each([
    [29_999, []],
    [30_000, ['t']],
  ])('whose socket still lives after %i ms gives the rows %j', (waited, expected) => {
    const { matcher, rows } = matcherOf(['ws://a/']);
    matcher.add(unclaimed, 0);
    matcher.expire(waited);
    expect(rows()).toEqual(expected);
  });

  test('is claimed even after it became a row, which then goes', () => {
    const { matcher, rows } = matcherOf();
    matcher.add(unclaimed, 0);
    matcher.expire(2_000);
    expect(matcher.claim('tab', 'ws://a/')?.text).toBe('t');
    expect(rows()).toEqual([]);
    expect(matcher.claim('tab', 'ws://a/')).toBeNull();
  });

  test('is claimed after it became a row and the service worker was stopped, one of however many', () => {
    const before = matcherOf();
    const urls = Array.from({ length: 500 }, (_, index) => `ws://a/${index}`);
    for (const url of urls) before.matcher.add({ ...unclaimed, url }, 0);
    before.matcher.expire(2_000);
    const { matcher, log, rows } = matcherOf();
    log.restore(before.log.snapshot());
    matcher.restore(JSON.parse(JSON.stringify(before.matcher.toSaved())), 90_000);
    for (const url of urls) expect(matcher.claim('tab', url)?.text).toBe('t');
    expect(rows()).toEqual([]);
  });

  test('stands for nothing where its socket was only counted', () => {
    const { matcher, rows } = matcherOf();
    matcher.expectUnseen('tab', 1, 0);
    matcher.add(unclaimed, 0);
    matcher.add({ ...unclaimed, text: text('second') }, 0);
    matcher.expire(2_000);
    expect(rows()).toEqual(['second']);
  });

  test('stands for nothing after a stop of the service worker either, where its socket was only counted before', () => {
    const before = matcherOf();
    before.matcher.expectUnseen('tab', 2, 0);
    before.matcher.add(unclaimed, 0);
    before.matcher.expire(2_000);
    const { matcher, rows } = matcherOf();
    matcher.restore(JSON.parse(JSON.stringify(before.matcher.toSaved())), 90_000);
    matcher.add(unclaimed, 90_000);
    matcher.add({ ...unclaimed, text: text('second') }, 90_000);
    matcher.expire(92_000);
    expect(rows()).toEqual(['second']);
  });

  test('stands for a socket again a minute after the flood of counted ones', () => {
    const { matcher, rows } = matcherOf();
    matcher.expectUnseen('tab', 5, 0);
    matcher.add(unclaimed, 60_000);
    matcher.expire(62_000);
    expect(rows()).toEqual(['t']);
  });

  test('is nobody’s in another log or for another URL', () => {
    const { matcher } = matcherOf();
    matcher.add(unclaimed, 0);
    expect(matcher.claim('w', 'ws://a/')).toBeNull();
    expect(matcher.claim('tab', 'ws://b/')).toBeNull();
  });
});

describe('the key of a URL', () => {
  const long = (length: number) => `ws://a.example/${'x'.repeat(length - 15)}`;
  test('is that of its shortened form', () => {
    for (const length of [1_023, 1_024, 1_025, 4_000]) {
      const url = long(length);
      const shortened = length <= 1_024 ? url : `${url.slice(0, 511)}...${url.slice(-510)}`;
      expect(urlKey(shortened)).toBe(urlKey(url));
    }
  });
  test.each([
    ['http://a.example/x', 'ws://a.example/x'],
    ['https://a.example', 'wss://a.example/'],
    ['ws://a.example/x#part', 'ws://a.example/x'],
  ])('%s is that of %s', (given, same) => {
    expect(urlKey(given)).toBe(urlKey(same));
  });
  test('tells different URLs apart', () => {
    expect(urlKey('ws://a.example/x?1')).not.toBe(urlKey('ws://a.example/x?2'));
  });
});
