import { describe, expect, test } from 'vitest';
import { diagnosed, ended, failed, later, verdict } from '../../stories/fixtures.ts';

const tooEarly = 'WebSocket is closed before the connection is established.';

describe('closed before it opened', () => {
  const strict = (story: string, after: number) => {
    const twin = later(ended('open@9 closed:1000@99'), after);
    return diagnosed(failed(tooEarly, story), { later: [twin] }).subtitle !== null;
  };
  test.each([
    ['call@3 failed@4', 0, true],
    ['call@3 failed@4', 100, true],
    ['call@3 failed@4', 101, false],
    ['call@50 failed@52', 60, true],
    ['call@51 failed@52', 60, false],
    ['failed@4', 6, true],
  ])("%s with a twin %i ms later: StrictMode's double mount %s", (story, after, expected) => {
    expect(strict(story, after)).toBe(expected);
  });
  test('is certain by the call alone, where the text is missing', () => {
    expect(verdict('call@3 failed@4')).toBe('page-closed-early certain');
  });
  test('is likely for a stream whose signal was aborted', () => {
    expect(verdict('streamError:AbortError@3')).toBe('page-closed-early likely');
  });
});

describe('a close that was not answered', () => {
  test.each([
    [58_400, 'close-unanswered likely'],
    [58_500, 'close-unanswered certain'],
    [60_000, 'close-unanswered certain'],
    [61_500, 'close-unanswered certain'],
    [61_600, 'close-unanswered likely'],
    [200, 'close-unanswered likely'],
  ])('for %i ms is %s', (waited, expected) => {
    expect(verdict(`open@20 call:1000@400 cut@${400 + waited}`)).toBe(expected);
  });
  test('says nothing of what the server logs', () => {
    expect(diagnosed('open@20 call:1000@400 cut@60400').serverLog).toBeNull();
  });
});

describe('clean closes', () => {
  test.each([
    ['open@20 closed:1000@500', 'normal certain'],
    ['open@20 call:4003@400 closed:1000@500', 'normal certain'],
    ['open@20 closed:1005@500', 'no-status certain'],
    ['open@20 closed:3000@500', 'application certain'],
    ['open@20 closed:4999@500', 'application certain'],
    ['open@20 closed:0@500', 'application certain'],
    ['open@20 closed:1010@500', 'application certain'],
    ['open@20 broken:1000@500', 'normal likely'],
  ])('%s is %s', (story, expected) => {
    expect(verdict(story)).toBe(expected);
  });
  test('carry their reason under the title', () => {
    expect(diagnosed('open@20 closed:4001/bye@500').subtitle?.values).toEqual({
      reason: { verbatim: 'bye' },
    });
  });
});
