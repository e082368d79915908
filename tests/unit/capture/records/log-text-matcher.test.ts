import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { LogTextMatcher } from '../../../../src/capture/records/log-text-matcher.ts';
import type { BrowserText } from '../../../../src/model/socket.ts';

const text = (words: string): BrowserText => ({ text: words, level: 'error', source: 'network', at: 0 });

function joinOf(living: string[] = []) {
  const rows: string[] = [];
  const onReclaimed = vi.fn((id: string) => rows.splice(rows.indexOf(id), 1));
  const join = new LogTextMatcher({
    livingUrls: () => new Set(living),
    onUnclaimed: (loose) => {
      rows.push(loose.text.text);
      return loose.text.text;
    },
    onReclaimed,
  });
  return { join, rows };
}

interface Socket {
  readonly id: number;
  readonly session: string;
  readonly url: string;
}

/** Every interleaving that the browser can make: each socket logs before it claims, and the sockets of one URL fail in order. */
const interleavings = fc
  .array(
    fc.record({
      session: fc.constantFrom('tab', 'w'),
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
          // The first claim of each session and URL may come next, or the next log.
          const firsts = claims.filter(
            (claim, at) =>
              claims.findIndex(({ session, url }) => session === claim.session && url === claim.url) === at,
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
      const { join, rows } = joinOf();
      for (const { what, socket } of steps) {
        const { session, url, id } = socket;
        if (what === 'log') join.add({ session, url, text: text(`text of ${id}`) }, 0);
        else expect(join.claim(session, url)?.text).toBe(`text of ${id}`);
      }
      join.expire(100_000);
      expect(rows).toEqual([]);
    }),
  );
});

describe('a text that no socket claims', () => {
  const loose = { session: 'tab', url: 'ws://a/', text: text('t') };

  test.each([
    [1_999, []],
    [2_000, ['t']],
  ])('after %i ms of waiting gives the rows %j', (waited, expected) => {
    const { join, rows } = joinOf();
    join.add(loose, 0);
    join.expire(waited);
    expect(rows).toEqual(expected);
    expect(join.isWaiting).toBe(expected.length === 0);
  });

  test.each([
    [29_999, []],
    [30_000, ['t']],
  ])('whose socket still lives after %i ms gives the rows %j', (waited, expected) => {
    const { join, rows } = joinOf(['ws://a/']);
    join.add(loose, 0);
    join.expire(waited);
    expect(rows).toEqual(expected);
  });

  test('is claimed even after it became a row, which then goes', () => {
    const { join, rows } = joinOf();
    join.add(loose, 0);
    join.expire(2_000);
    expect(join.claim('tab', 'ws://a/')?.text).toBe('t');
    expect(rows).toEqual([]);
    expect(join.claim('tab', 'ws://a/')).toBeNull();
  });

  test('stands for nothing where its socket was only counted', () => {
    const { join, rows } = joinOf();
    join.ignore('tab', 1);
    join.add(loose, 0);
    join.add({ ...loose, text: text('second') }, 0);
    join.expire(2_000);
    expect(rows).toEqual(['second']);
  });

  test('is nobody’s in another session or for another URL', () => {
    const { join } = joinOf();
    join.add(loose, 0);
    expect(join.claim('w', 'ws://a/')).toBeNull();
    expect(join.claim('tab', 'ws://b/')).toBeNull();
  });
});
