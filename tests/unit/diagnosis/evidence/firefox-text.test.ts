import { describe, expect, test } from 'vitest';
import { recogniseText } from '../../../../src/diagnosis/evidence/browser-text.ts';
import { firefoxPatterns } from '../../../../src/diagnosis/evidence/firefox-text.ts';
import { browserKindOf } from '../../../../src/model/browser-kind.ts';
import { diagnosed, ended, failed } from '../stories/fixtures.ts';

const inFirefox = (socket: ReturnType<typeof ended>) => {
  const { cause, confidence, closedBy } = diagnosed(socket, {}, null, 'firefox');
  return [cause, confidence, closedBy];
};

test('every pattern says where its text comes from and is reached by that very text', () => {
  for (const pattern of firefoxPatterns) {
    expect(pattern.source).toMatch(/^(?:measured on Firefox \d+|Firefox [\w/.]+|NSS .+)$/);
    expect(recogniseText(pattern.exactly ?? pattern.prefix ?? '', 'firefox')).toBe(pattern);
  }
});

test.each([
  ['NS_ERROR_UNKNOWN_HOST', 'chromium'],
  ['Error in connection establishment: net::ERR_CONNECTION_REFUSED', 'firefox'],
  ['NS_ERROR_UNKNOWN_HOST_OF_MINE', 'firefox'],
  ['It said NS_ERROR_UNKNOWN_HOST', 'firefox'],
] as const)('%s is nothing that %s says', (text, browser) => {
  expect(recogniseText(text, browser)).toBeNull();
});

test.each([
  ['Firefox 153', 'firefox'],
  ['Chromium 156', 'chromium'],
  ['Edge 156', 'chromium'],
  ['', 'chromium'],
])('a file of "%s" is read as one of %s', (name, kind) => {
  expect(browserKindOf(name)).toBe(kind);
});

describe('the name that Firefox gives a refused connection', () => {
  const refused = failed('NS_ERROR_CONNECTION_REFUSED');
  test('is no proof of a refusal, for a missing route has it too', () => {
    expect(inFirefox(refused)).toEqual(['not-reached', 'certain', 'nobody']);
  });
  test.each([
    ['ws://127.0.0.1:9/', 'certain'],
    ['ws://127.3.2.1:9/', 'certain'],
    ['ws://localhost:9/', 'certain'],
    // Where IPv6 is off, the address is not there: EADDRNOTAVAIL has the same name.
    ['ws://[::1]:9/', 'likely'],
  ])('is one where the address is this machine: %s, %s', (url, confidence) => {
    expect(inFirefox({ ...refused, url })).toEqual(['refused', confidence, 'nobody']);
  });
});

describe('a constructor that throws for a policy', () => {
  const threw = {
    ...ended('failed@14'),
    ending: { kind: 'threw', exceptionName: 'NS_ERROR_CONTENT_BLOCKED', exceptionMessage: '' },
  } as const;
  const browserText = {
    text: `securitypolicyviolation, directive: "connect-src 'self'"`,
    level: 'error',
    source: 'security',
    at: threw.endedAt,
  } as const;
  test('is likely the page’s policy', () => {
    expect(inFirefox(threw).slice(0, 2)).toEqual(['blocked-by-csp', 'likely']);
  });
  test('is certain with the policy’s own event, whose directive is in the fix', () => {
    const told = { ...threw, browserText };
    expect(inFirefox(told).slice(0, 2)).toEqual(['blocked-by-csp', 'certain']);
    expect(JSON.stringify(diagnosed(told, {}, null, 'firefox').fix)).toContain("connect-src 'self' ws");
  });
});

describe('a document that went, and nobody saw why', () => {
  const said = (story: string) => {
    const { cause, confidence, toSettle, evidence } = diagnosed(ended(story), {}, null, 'firefox');
    const seen = evidence.find(({ label }) => label === 'causes.evidence.label.seen')?.fact;
    return [cause, confidence, toSettle && 'key' in toSettle ? toSettle.key : null, seen];
  };
  test('has likely crashed, and its tab would settle it', () => {
    expect(said('open@20 gone:renderer-crashed?@500')).toEqual([
      'renderer-crashed',
      'likely',
      'causes.settle.crashPage',
      { key: 'causes.evidence.goneInferred' },
    ]);
  });
  test('was likely left, where it had nobody to say so to', () => {
    expect(said('open@20 gone:page-left?@500').slice(0, 2)).toEqual(['page-left', 'likely']);
  });
  test('is likely at most, whatever else is known of the socket', () => {
    expect(said('open@20 call:1000@400 gone:page-left?@500')[1]).toBe('likely');
  });
  test('has certainly crashed where the browser said so', () => {
    const seen = { key: 'causes.evidence.gone.renderer-crashed' };
    expect(said('open@20 gone:renderer-crashed@500')).toEqual(['renderer-crashed', 'certain', null, seen]);
  });
});

describe('a 1001 without a reason', () => {
  const gone = ended('open@20 closed:1001@9000');
  const left = (before: number) => ({
    ...gone,
    surroundings: { ...gone.surroundings, leavingSince: gone.endedAt - before },
  });
  test('is put down to nobody, for Firefox sends it too', () => {
    expect(inFirefox(gone)).toEqual(['server-restart', 'possible', 'unknown']);
  });
  test('is not made likelier by neighbours: all sockets of a page end when it is left', () => {
    const { confidence } = diagnosed(gone, { simultaneous: [{ ...gone, id: 'other' }] }, null, 'firefox');
    expect(confidence).toBe('possible');
  });
  test.each([
    [10, 'page-left'],
    [2_000, 'page-left'],
    [2_001, 'server-restart'],
  ])('%d ms after the page began to leave: %s', (before, cause) => {
    expect(inFirefox(left(before))[0]).toBe(cause);
  });
  test('is the server’s with a reason', () => {
    expect(inFirefox(ended('open@20 closed:1001/deploying@9000'))[2]).toBe('server');
  });
});

describe('close() without an answer', () => {
  test.each([
    [18_499, 'likely'],
    [18_500, 'certain'],
    [21_500, 'certain'],
    [21_501, 'likely'],
    [60_000, 'likely'],
  ])('after %d ms: %s', (wait, confidence) => {
    expect(inFirefox(ended(`open@20 call:1000@100 cut@${100 + wait}`)).slice(0, 2)).toEqual([
      'close-unanswered',
      confidence,
    ]);
  });
});

test('TLS is certain by 1015 in a language that is not read, and its reason is left open', () => {
  const withoutTls = {
    kind: 'close-event',
    close: { code: 1015, reason: '', wasClean: false },
    errorEvent: true,
  } as const;
  const socket = { ...failed('Der Aussteller ist nicht bekannt.'), ending: withoutTls };
  expect(inFirefox(socket)).toEqual(['tls-other', 'certain', 'nobody']);
});

test('a goodbye in a file from Firefox is not read: its log holds no messages', () => {
  const socket = ended(
    'url:wss://api.shop.dev/socket.io/?EIO=4&transport=websocket open@20 gets:0{"sid":"a"}@30 gets:41@800 closed:1005@900',
  );
  expect(diagnosed(socket).cause).toBe('application-goodbye');
  expect(inFirefox(socket)[0]).toBe('no-status');
});
