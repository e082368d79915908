import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Stage } from './script.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const page = 'tab has 1 page http://a.example/';
const open = `${page}\ntab.1 created 7 ws://a.example/s\ntab.1 opened 7`;
const refused = "WebSocket connection to 'ws://a.example/s' failed: net::ERR_CONNECTION_REFUSED";

const status = 'Error during WebSocket handshake: Unexpected response code: 403';
const failing = `WebSocket connection to 'ws://a.example/s' failed: ${status}`;

const endings: [what: string, script: string, rows: string[]][] = [
  ['a clean close', `${open}\ntab.1 closed 7 4001 clean`, ['page ws://a.example/s 4001']],
  [
    'a failure that the browser explains',
    `${page}\ntab.1 created 7 ws://a.example/s\ntab logs ${refused}\ntab.1 error 7\ntab.1 closed 7 1006`,
    ['page ws://a.example/s 1006 after error: net::ERR_CONNECTION_REFUSED'],
  ],
  [
    'a page that is left while a failure is on its way',
    `${page}\ntab.1 created 7 ws://a.example/s\ntab logs ${failing}\ntab.1 page-hide\ntab clears`,
    [`page ws://a.example/s gone page-left: ${status}`],
  ],
  [
    'a page that is left with an open socket, while another to the same URL fails',
    `${open}\ntab.1 created 8 ws://a.example/s\ntab logs ${failing}\ntab.1 page-hide\ntab clears`,
    ['page ws://a.example/s gone page-left', `page ws://a.example/s gone page-left: ${status}`],
  ],
  ['a cut', `${open}\ntab.1 closed 7 1006`, ['page ws://a.example/s 1006']],
  [
    'a cut beside a failure of another socket to the same URL',
    `${open}\ntab.1 created 8 ws://a.example/s\ntab logs ${refused}\ntab.1 closed 7 1006\ntab.1 error 8\ntab.1 closed 8 1006`,
    ['page ws://a.example/s 1006', 'page ws://a.example/s 1006 after error: net::ERR_CONNECTION_REFUSED'],
  ],
  ['a reload', `${open}\ntab.1 page-hide\ntab clears`, ['page ws://a.example/s gone page-left']],
  [
    'a page that goes to the back-forward cache',
    `${open}\ntab.1 page-hide persisted\ntab clears`,
    ['page ws://a.example/s gone back-forward-cache'],
  ],
  [
    'a page that comes back from there',
    `${open}\ntab.1 page-hide persisted\ntab clears\ntab navigates http://b.example/\ntab has 3 page http://b.example/
     tab clears\ntab wakes 1 9\ntab.9 page-show persisted
     tab logs WebSocket connection to 'ws://a.example/s' failed: Page entered Back-Forward Cache.\ntab.9 closed 7 1006`,
    ['page ws://a.example/s 1006: Page entered Back-Forward Cache.'],
  ],
  [
    'a removed frame',
    'tab has 2 frame F http://a.example/f\ntab.2 created 7 ws://a.example/s\ntab removes F\ntab destroys 2',
    ['iframe ws://a.example/s gone frame-removed'],
  ],
  [
    'a frame that navigates',
    'tab has 2 frame F http://a.example/f\ntab.2 created 7 ws://a.example/s\ntab destroys 2',
    ['iframe ws://a.example/s gone page-left'],
  ],
  [
    'a frame that moves to another process',
    'tab has 2 frame F http://a.example/f\ntab.2 created 7 ws://a.example/s\ntab swaps F\ntab destroys 2',
    ['iframe ws://a.example/s gone page-left'],
  ],
  [
    'a terminated worker',
    'tab attaches w worker http://a.example/w.js\nw has 1 worker\nw.1 created 7 ws://a.example/s\ntab detaches w',
    ['worker ws://a.example/s gone worker-ended'],
  ],
  [
    'a nested worker that goes with its parent',
    `tab attaches w worker http://a.example/w.js\nw attaches n worker http://a.example/n.js
     n has 1 worker\nn.1 created 7 ws://a.example/s\ntab detaches w`,
    ['worker ws://a.example/s gone worker-ended'],
  ],
  [
    'a worker that goes with its page',
    `${page}\ntab attaches w worker http://a.example/w.js\nw has 1 worker\nw.1 created 7 ws://a.example/s
     tab.1 page-hide\ntab detaches w\ntab clears`,
    ['worker ws://a.example/s gone page-left'],
  ],
  [
    'a removed cross-site frame',
    'tab attaches F iframe http://b.example/\nF has 1 page http://b.example/\nF.1 created 7 ws://b.example/s\ntab removes F\ntab detaches F',
    ['iframe ws://b.example/s gone frame-removed'],
  ],
  [
    'a service worker that stops',
    'tab attaches v service_worker http://a.example/v.js\nv has 1 worker\nv.1 created 7 ws://a.example/s\ntab detaches v',
    ['service-worker ws://a.example/s gone worker-ended'],
  ],
  ['a renderer that crashes', `${open}\ntab crashes`, ['page ws://a.example/s gone renderer-crashed']],
  [
    'Content Security Policy',
    `${page}\ntab.1 created 7 ws://a.example/s
     tab logs-security Connecting to 'ws://a.example/s' violates the following Content Security Policy directive: "x".
     tab.1 error 7`,
    [
      `page ws://a.example/s error-only: Connecting to 'ws://a.example/s' violates the following Content Security Policy directive: "x".`,
    ],
  ],
  [
    'a constructor that throws',
    `${page}\ntab.1 threw ws://a.example/#x SyntaxError no`,
    ['page ws://a.example/#x threw'],
  ],
  [
    'a stream that fails',
    `${page}\ntab.1 created-stream 7 ws://a.example/s\ntab logs ${refused}\ntab.1 stream-error 7 WebSocketError no`,
    ['page ws://a.example/s stream-error: net::ERR_CONNECTION_REFUSED'],
  ],
];

test.each(endings)('%s ends the socket as it should', (_what, script, rows) => {
  expect(new Stage().play(script).rows()).toEqual(rows);
});

test('an error without a close is an end by itself once no close came', () => {
  const stage = new Stage().play(`${page}\ntab.1 created 7 ws://a.example/s\ntab.1 error 7`);
  expect(stage.rows()).toEqual(['page ws://a.example/s connecting']);
  vi.advanceTimersByTime(1_500);
  expect(stage.rows()).toEqual(['page ws://a.example/s error-only']);
  expect(stage.play('tab.1 closed 7 1006').rows()).toEqual(['page ws://a.example/s 1006 after error']);
});

test('a close after its end was seen changes nothing', () => {
  const stage = new Stage().play(`${open}\ntab.1 closed 7 4001 clean\ntab.1 closed 7 1006\ntab.1 error 7`);
  expect(stage.rows()).toEqual(['page ws://a.example/s 4001']);
});

test('a socket that was only rehearsed says so', () => {
  const stage = new Stage().play(`${open}\ntab.1 closed 7 4001 rehearsed`);
  expect(stage.log.snapshot().sockets[0]).toMatchObject({ state: 'ended', ending: { kind: 'rehearsed' } });
});

test('sockets of one number in two contexts are two', () => {
  const stage = new Stage().play(`${page}\ntab has 2 frame F http://a.example/f
    tab.1 created 7 ws://a.example/one\ntab.2 created 7 ws://a.example/two\ntab.2 closed 7 1000 clean`);
  expect(stage.rows()).toEqual(['page ws://a.example/one connecting', 'iframe ws://a.example/two 1000']);
});

test('reports by another binding, or from an unknown context, are nobody’s', () => {
  const stage = new Stage().play(`${page}\ntab.9 created 7 ws://a.example/s`);
  expect(stage.rows()).toEqual([]);
});

const traffics = (stage: Stage) =>
  stage.log.snapshot().sockets.map(({ traffic }) => [traffic.received, traffic.sent]);

test('what the last moments of a page carried is unknown, unless it said its last counters', () => {
  const open = `tab has 1 page http://a.example/\ntab.1 created 1 ws://a.example/s\ntab.1 opened 1`;
  expect(traffics(new Stage().play(`${open}\ntab clears\ntab navigates http://a.example/`))).toEqual([
    [null, null],
  ]);
  const said = `tab.1 page-hide for-good\ntab.1 traffic 1 5`;
  expect(traffics(new Stage().play(`${open}\n${said}\ntab clears\ntab navigates http://a.example/`))).toEqual(
    [[5, 0]],
  );
});

test('a socket that never opened carried nothing, however its page went', () => {
  const stage = new Stage().play(
    'tab has 1 page http://a.example/\ntab.1 created 1 ws://a.example/s\ntab clears\ntab navigates http://a.example/',
  );
  expect(traffics(stage)).toEqual([[0, 0]]);
});
