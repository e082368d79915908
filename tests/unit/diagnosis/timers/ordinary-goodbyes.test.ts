import { describe, expect, test } from 'vitest';
import { ended, verdict } from '../stories/fixtures.ts';
import { repeated } from './owned-ends.ts';

describe('an ordinary goodbye is no timeout at first sight', () => {
  const quietPage = (code: number) => ended(`open@0 sent@500000 closed:${code}@560000`);
  test.each([
    ['1000 once', quietPage(1000), 0, 'normal certain'],
    ['1000 twice', quietPage(1000), 1, 'idle-timeout possible'],
    ['1000 three times', quietPage(1000), 2, 'idle-timeout likely'],
    ['1005, which nobody is known for', quietPage(1005), 5, 'no-status certain'],
    [
      '1000 at a figure that nobody is known for',
      ended('open@0 sent@500000 closed:1000@550000'),
      5,
      'normal certain',
    ],
    ['1000 while the page still talks', ended('open@0 sent@550000 closed:1000@560000'), 5, 'normal certain'],
    [
      '1000 at an age of a minute: the page never spoke',
      ended('open@0 received@59000 closed:1000@60000'),
      5,
      'idle-timeout possible',
    ],
    [
      '1000 that the page asked for',
      ended('open@0 sent@9 call:1000@60000 closed:1000@60009'),
      5,
      'normal certain',
    ],
    [
      '1000 of a server that is not Cowboy',
      ended('answer:101;server=uvicorn open@0 sent@9 closed:1000@60009'),
      5,
      'normal certain',
    ],
    ['1002 once: browsers break no protocol', quietPage(1002), 0, 'idle-timeout possible'],
    ['1002 twice', quietPage(1002), 1, 'idle-timeout likely'],
    ['1011 says what it is', quietPage(1011), 5, 'server-error certain'],
  ])('%s', (_, socket, times, expected) => {
    expect(verdict(socket, { siblings: repeated(socket, times) })).toBe(expected);
  });
  test('ends of another kind are no repetition', () => {
    const silent = ended('open@0 sent@500000 cut@560000');
    expect(verdict(quietPage(1000), { siblings: repeated(silent, 5) })).toBe('normal certain');
  });
});
