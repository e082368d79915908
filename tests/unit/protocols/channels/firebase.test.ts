import { describe, expect, test } from 'vitest';
import { reason, recognised } from '../stories.ts';

describe('Firebase', () => {
  // firebase/firebase-js-sdk, packages/database/src/realtime/Connection.ts.
  const place = { url: 'wss://s-usc1c.firebaseio.com/.ws?v=5&ns=shop' };
  const hello = '<{"t":"c","d":{"t":"h","d":{"ts":1,"v":"5","h":"s","s":"x"}}}';

  test.each([
    ['<{"t":"c","d":{"t":"s","d":"Invalid token in path"}}', 'firebase/shutdown serverEnded'],
    ['<{"t":"c","d":{"t":"r","d":"s-usc1c-nss-2401.firebaseio.com"}}', 'firebase/reset moved expected'],
    ['<{"t":"c","d":{"t":"e","d":"x"}}', 'firebase/error serverReportedError passing'],
    ['<{"t":"d","d":{"a":"ac","b":{"s":"expired_token","d":"x"}}}', 'firebase/revoked revoked passing'],
    ['<{"t":"d","d":{"a":"d","b":{}}}', '-'],
  ])('%s says %s', (line, expected) => {
    expect(recognised(place, [hello])).toBe('firebase-rtdb certain');
    expect(reason(place, [hello, line])).toBe(expected);
  });
});
