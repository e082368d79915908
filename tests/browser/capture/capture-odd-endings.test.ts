import { afterEach, expect, test } from 'vitest';
import { isEnded } from '../../../src/model/socket.ts';
import { type CaptureStage, type PanelLine, record } from '../support/capture/capture-page.ts';

let stage: CaptureStage & { panel: PanelLine };

afterEach(() => stage.close());

const ended = async (count: number) =>
  (await stage.panel.waitFor((sockets) => sockets.filter(isEnded).length >= count)).filter(isEnded);

test('Content Security Policy gives an error without a close, with the browser’s words', async () => {
  stage = await record();
  stage.server.files.set(
    '/policy',
    `<meta http-equiv="Content-Security-Policy" content="connect-src 'none'"><title>page</title>`,
  );
  await stage.page.goto(`${stage.server.http}/policy`);
  await stage.page.evaluate(
    (url) => Object.assign(globalThis, { kept: new WebSocket(url) }),
    `${stage.server.ws}/a`,
  );
  const [socket] = await ended(1);
  expect(socket?.ending).toEqual({ kind: 'error-only' });
  expect(socket?.browserText?.source).toBe('security');
  expect(socket?.browserText?.text).toMatch(/Content Security Policy/);
});

test('a constructor that throws is a row by itself', async () => {
  stage = await record();
  await stage.page.evaluate((url) => {
    for (const given of [[url, ['a', 'a']], ['ftp://a.example/']] as const) {
      try {
        new WebSocket(given[0], given[1] as string[] | undefined);
      } catch {}
    }
  }, `${stage.server.ws}/a`);
  const sockets = await ended(2);
  expect(sockets.map(({ ending }) => ending)).toMatchObject([
    { kind: 'threw', exceptionName: 'SyntaxError' },
    { kind: 'threw', exceptionName: 'SyntaxError' },
  ]);
  expect(sockets[0]?.openCall?.stack.length).toBeGreaterThan(0);
});

test('a WebSocketStream is recorded from its opening to its end', async () => {
  stage = await record();
  await stage.page.evaluate((base) => {
    const { WebSocketStream } = globalThis as unknown as {
      WebSocketStream: new (url: string) => { opened: Promise<unknown>; closed: Promise<unknown> };
    };
    for (const path of ['/close/4001', '/status/503']) {
      const stream = new WebSocketStream(base + path);
      stream.opened.catch(() => {});
      stream.closed.catch(() => {});
    }
  }, stage.server.ws);
  const sockets = await ended(2);
  const of = (path: string) => sockets.find(({ url }) => url.endsWith(path));
  expect(of('/close/4001')).toMatchObject({
    api: 'WebSocketStream',
    everOpened: true,
    ending: { kind: 'close-event', close: { code: 4001 } },
  });
  expect(of('/status/503')).toMatchObject({
    api: 'WebSocketStream',
    ending: { kind: 'stream-error' },
    browserText: { text: 'Error during WebSocket handshake: Unexpected response code: 503' },
  });
  expect(await stage.panel.sockets()).toHaveLength(2);
});

test('a rehearsed close reaches the page, and its row says that it was rehearsed', async () => {
  stage = await record();
  await stage.page.evaluate((url) => {
    const socket = new WebSocket(url);
    const seen = new Promise((done) => {
      socket.onclose = ({ code, reason }) => done({ code, reason });
    });
    Object.assign(globalThis, { seen });
  }, `${stage.server.ws}/a`);
  const [open] = await stage.panel.waitFor(([first]) => first?.state === 'open');
  await stage.panel.send({ type: 'rehearse', socketId: open?.id ?? '', code: 1012, reason: 'trial' });
  const [socket] = await ended(1);
  expect(socket).toMatchObject({ ending: { kind: 'rehearsed', close: { code: 1012, reason: 'trial' } } });
  expect(await stage.page.evaluate(() => (globalThis as unknown as { seen: unknown }).seen)).toEqual({
    code: 1012,
    reason: 'trial',
  });
});
