import { expect, test } from 'vitest';
import { url, wanted, watchTab } from '../watched-tab.ts';

const tab = watchTab();

test('a failed socket gets the words of its request, whichever comes first', async () => {
  await tab.witness.start(wanted);
  const page = tab.scripts.connect('page');
  page.report(`created 1 ${url}`, 'error 1', 'closed 1 1006');
  tab.scripts.request('r1', url, 1_000, 'page', 'NS_ERROR_CONNECTION_REFUSED');
  tab.scripts.request('r2', url, 1_000, 'page', 'NS_ERROR_UNKNOWN_HOST');
  page.report(`created 2 ${url}`, 'error 2', 'closed 2 1006');
  expect(tab.log.ended().map(({ browserText }) => browserText?.text)).toEqual([
    'NS_ERROR_CONNECTION_REFUSED',
    'NS_ERROR_UNKNOWN_HOST',
  ]);
});

test('a refused handshake has status and headers, and no text', async () => {
  await tab.witness.start(wanted);
  const page = tab.scripts.connect('page');
  tab.scripts.request('r1', url, 1_000, 'page', 401);
  page.report(`created 1 ${url}`, 'error 1', 'closed 1 1006');
  expect(tab.log.ended()[0]).toMatchObject({
    browserText: null,
    network: {
      handshake: {
        status: 401,
        requestHeaders: [['Origin', 'http://a.example']],
        responseHeaders: [['Server', 's']],
      },
    },
  });
});

test('the requests of other documents of the same address are not mixed up', async () => {
  await tab.witness.start(wanted);
  const [page, frame] = [tab.scripts.connect('page'), tab.scripts.connect('frame', 5)];
  tab.scripts.request('r1', url, 1_000, 'frame', 403);
  tab.scripts.request('r2', url, 1_000, 'page', 401);
  page.report(`created 1 ${url}`, 'error 1', 'closed 1 1006');
  frame.report(`created 1 ${url}`, 'error 1', 'closed 1 1006');
  expect(tab.log.ended().map(({ network }) => network?.handshake.status)).toEqual([401, 403]);
});

test('a socket of a worker is listed by its handshake, without a code', async () => {
  await tab.witness.start(wanted);
  tab.scripts.request('r1', url, 1_000, null, 101);
  tab.scripts.request('r2', url, 1_000, null, 'NS_ERROR_CONNECTION_REFUSED');
  expect(tab.log.ended()).toMatchObject([
    {
      context: { kind: 'worker', url: 'http://a.example/w.js' },
      everOpened: true,
      ending: { kind: 'logged-only' },
      browserText: null,
    },
    {
      everOpened: false,
      ending: { kind: 'logged-only' },
      browserText: { text: 'NS_ERROR_CONNECTION_REFUSED' },
    },
  ]);
});
