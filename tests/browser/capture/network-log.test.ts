import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { limits } from '../../../src/model/limits.ts';
import { type NotLogged, whyNotLogged } from '../../../src/model/not-logged.ts';
import { type EndedSocket, isEnded, type SocketRecord } from '../../../src/model/socket.ts';
import { openPanelLine, type PanelLine, tabIdOf } from '../support/capture/capture-page.ts';
import { type SocketServer, serveSockets } from '../support/capture/capture-server.ts';
import { setCookie } from '../support/capture/page-socket.ts';
import { serviceWorkerOf } from '../support/capture/service-worker.ts';
import { exportSession } from '../support/panel/export-session.ts';
import { launchWithPanel, type Stage } from '../support/stage.ts';

let server: SocketServer;
let stage: Stage;
let line: PanelLine;

beforeAll(async () => {
  server = await serveSockets();
  stage = await launchWithPanel({ url: server.http });
  line = await openPanelLine(stage.browser, await tabIdOf(stage.browser, server.http));
});
afterAll(async () => {
  await stage.close();
  server.close();
});
beforeEach(() => line.send({ type: 'clear' }));

const endedOf = (sockets: readonly SocketRecord[], path: string) =>
  sockets.filter(isEnded).find(({ url }) => new URL(url).pathname === path);

/** Waits until the socket of a path is as wished. */
async function ended(path: string, wish: (socket: EndedSocket) => boolean, timeout?: number) {
  const isThere = (sockets: SocketRecord[]) => {
    const socket = endedOf(sockets, path);
    return socket !== undefined && wish(socket);
  };
  return endedOf(await line.waitFor(isThere, timeout), path) ?? expect.fail();
}

const joined = ({ network }: EndedSocket) => network !== null;

/** Opens a socket in the page, says hello, and closes it when it is told something or is open. */
const talk = (url: string) =>
  stage.page.evaluate(
    (address) =>
      new Promise<void>((done) => {
        const socket = new WebSocket(address);
        socket.onopen = () => {
          socket.send('hello');
          socket.send('close 4001');
        };
        socket.onclose = () => done();
      }),
    url,
  );

const script = (path: string) => `const socket = new WebSocket('${server.ws}${path}');
socket.onopen = () => { socket.send('hello'); socket.send('close 4001'); };
globalThis.kept = socket;`;

const openings: Record<string, () => Promise<unknown>> = {
  page: () => talk(`${server.ws}/page`),
  iframe: () => {
    server.files.set('/frame.html', `<script>${script('/iframe')}</script>`);
    return stage.page.evaluate((src) => {
      const frame = document.createElement('iframe');
      frame.src = src;
      document.body.append(frame);
    }, `${server.otherSite}/frame.html`);
  },
  worker: () => {
    server.files.set('/worker.js', script('/worker'));
    return stage.page.evaluate(() => void Object.assign(globalThis, { worker: new Worker('/worker.js') }));
  },
  'service-worker': () => {
    server.files.set('/service.js', `addEventListener('message', () => { ${script('/service-worker')} });`);
    return stage.page.evaluate(async () => {
      await navigator.serviceWorker.register('/service.js');
      (await navigator.serviceWorker.ready).active?.postMessage('open');
    });
  },
};

test.each(['page', 'iframe', 'worker', 'service-worker'])(
  'the entry of a socket in a %s is joined to it: handshake and messages',
  async (context) => {
    await openings[context]?.();
    const { network, context: where } = await ended(`/${context}`, joined);
    expect(where.kind).toBe(context);
    expect(network).toMatchObject({ handshake: { status: 101 }, sent: 2, received: 0 });
    expect(network?.messages.map(({ data }) => data)).toEqual(['hello', 'close 4001']);
    expect(network?.handshake.responseHeaders.map(([name]) => name.toLowerCase())).toContain(
      'sec-websocket-accept',
    );
  },
);

test('what a WebSocketStream sent and got is known from its entry', async () => {
  await stage.page.evaluate(async (url) => {
    const { WebSocketStream } = globalThis as unknown as {
      WebSocketStream: new (
        url: string,
      ) => { opened: Promise<{ writable: WritableStream<string> }>; closed: Promise<unknown> };
    };
    const stream = new WebSocketStream(url);
    const writer = (await stream.opened).writable.getWriter();
    await writer.write('close 4001');
    await stream.closed;
  }, `${server.ws}/stream`);
  const socket = await ended('/stream', joined);
  expect(socket.traffic).toMatchObject({ received: 0, sent: 1, lastSentSize: 10 });
  expect(socket.traffic.lastSentAt).toBeGreaterThanOrEqual(socket.createdAt ?? 0);
});

test.each(['/status/403', '/drop'])(
  'of a handshake refused by %s the request is known, no answer',
  async (path) => {
    await talk(`${server.ws}${path}`);
    const { network } = await ended(path, joined);
    expect(network?.handshake).toMatchObject({ status: null, responseHeaders: [] });
    expect(network?.handshake.requestHeaders).toContainEqual(['Origin', server.http]);
  },
);

test('of a refused connection there is an entry without any header', async () => {
  await stage.page.evaluate(
    (url) =>
      new Promise((done) => {
        new WebSocket(url).onclose = () => done(null);
      }),
    'ws://127.0.0.1:1/refused',
  );
  const { network } = await ended('/refused', joined);
  expect(network?.handshake).toEqual({ status: null, requestHeaders: [], responseHeaders: [] });
});

/** Waits for the end of a socket, then for the entry of a later one, and gives why the first has none. */
async function notLogged(path: string): Promise<NotLogged | null> {
  await ended(path, () => true);
  await talk(`${server.ws}/after${path}`);
  await ended(`/after${path}`, joined);
  return whyNotLogged(await ended(path, () => true), 'chromium');
}

test('a socket of a shared worker has no entry, and says why', async () => {
  server.files.set(
    '/shared.js',
    `const socket = new WebSocket('${server.ws}/shared-worker');
    onconnect = ({ ports: [port] }) => { port.onmessage = () => socket.send('close 4001'); };`,
  );
  await stage.page.evaluate(
    () => void Object.assign(globalThis, { shared: new SharedWorker('/shared.js').port }),
  );
  await line.waitFor((sockets) =>
    sockets.some(({ url, state }) => url.endsWith('/shared-worker') && state === 'open'),
  );
  await stage.page.evaluate(() => (globalThis as unknown as { shared: MessagePort }).shared.postMessage(''));
  expect(await notLogged('/shared-worker')).toBe('shared-worker');
});

test('a socket that a reload ended has no entry, and says why', async () => {
  await stage.page.evaluate(
    (url) =>
      new Promise((done) => {
        const socket = new WebSocket(url);
        Object.assign(globalThis, { socket });
        socket.onopen = done;
      }),
    `${server.ws}/reloaded`,
  );
  await stage.page.reload();
  expect(await notLogged('/reloaded')).toBe('page-left');
});

test('200,000 messages: the entry arrives and holds few of them, and the panel still answers', {
  timeout: 240_000,
}, async () => {
  await stage.page.evaluate((url) => {
    const socket = new WebSocket(url);
    socket.onopen = () => socket.send('flood 200000');
  }, `${server.ws}/flood`);
  const { network } = await ended('/flood', joined, 200_000);
  expect(network?.received).toBe(200_000);
  expect(network?.messages.length).toBeLessThanOrEqual(limits.loggedMessages);
  expect(network?.messages.at(-1)?.data).toBe('message 199999');
  await stage.panel.waitForSelector('[data-close-code="4002"]');
});

test('a page that makes sockets fail without end fills nothing up: later entries are joined', {
  timeout: 120_000,
}, async () => {
  await stage.page.evaluate((url) => {
    for (let index = 0; index < 1_000; index += 1) new WebSocket(url);
  }, `${server.ws}/drop`);
  await line.waitFor((sockets) => sockets.length === 1_000 && sockets.every(isEnded), 60_000);
  await talk(`${server.ws}/later`);
  await ended('/later', joined);
});

test('where messages are not to be read, none is kept', async () => {
  const set = async (readMessages: boolean) =>
    (await serviceWorkerOf(stage.browser)).evaluate(async (wanted) => {
      await chrome.storage.local.set({ 'settings.readMessages': wanted });
    }, readMessages);
  await set(false);
  await talk(`${server.ws}/unread`);
  const { network } = await ended('/unread', joined);
  expect(network).toMatchObject({ sent: 2, messages: [] });
  await set(true);
});

test('an exported session holds the handshake, and neither its secrets nor messages', async () => {
  await setCookie(stage.page, 'sid', 's3cretvalue');
  await talk(`${server.ws}/exported`);
  const { network } = await ended('/exported', joined);
  expect(JSON.stringify(network)).toContain('s3cretvalue');
  const file = await exportSession(stage);
  const socket = file.sockets.find(({ url }) => url.endsWith('/exported'));
  expect(socket?.handshake?.requestHeaders).toContainEqual(['Cookie', 'sid=***']);
  expect(socket).toMatchObject({ messages: [], logged: { received: 0, sent: 2 } });
  expect(JSON.stringify(file)).not.toMatch(/s3cretvalue|hello/);
});
