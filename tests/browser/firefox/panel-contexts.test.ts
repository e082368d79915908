import { afterAll, afterEach, beforeAll, expect, describe as suite, test } from 'vitest';
import { until } from '../../../demo/browser/until.ts';
import type { SocketRecord } from '../../../src/model/socket.ts';
import { describe, has } from '../support/capture/capture-page.ts';
import { type SocketServer, serveSockets } from '../support/capture/capture-server.ts';
import { type FirefoxStage, openFirefoxLine, openFirefoxStage } from '../support/firefox/firefox-stage.ts';
import { there } from '../support/panel/there.ts';

let server: SocketServer | null = null;
let stage: FirefoxStage | null = null;

beforeAll(async () => {
  server = await serveSockets();
  server.files.set(
    '/frame.html',
    `<script>globalThis.kept = new WebSocket('${server.ws}/' + new URL(location).searchParams.get('name'));</script>`,
  );
  server.files.set('/worker.js', `globalThis.kept = new WebSocket('${server.ws}/worker');`);
  server.files.set(
    '/new.html',
    `<script>globalThis.kept = new WebSocket('${server.ws}/close/4005');</script>`,
  );
});
afterEach(async () => {
  await stage?.close();
  stage = null;
});
afterAll(() => server?.close());

/** Makes the page's sockets; the page keeps them by their names. */
const open = (name: string) =>
  there(stage).page.evaluate(
    (url, key) => {
      Object.assign(globalThis, { [key]: new WebSocket(url) });
    },
    `${there(server).ws}/${name}`,
    name.replaceAll('/', '-'),
  );

const say = (name: string, text: string) =>
  there(stage).page.evaluate(
    (key, message) => (globalThis as unknown as Record<string, WebSocket>)[key]?.send(message),
    name,
    text,
  );

const start = async (wishes: Partial<Parameters<typeof openFirefoxStage>[0]> = {}) => {
  stage = await openFirefoxStage({ url: `${there(server).http}/`, ...wishes });
  return stage;
};

const ending = (sockets: readonly SocketRecord[], path: string) => {
  const socket = sockets.find(({ url }) => url.endsWith(path));
  return socket?.state === 'ended' ? socket : null;
};

suite('contexts in Firefox', () => {
  test('sockets of the page, of frames of every kind and of workers are recorded', async () => {
    const { page, line } = await start();
    await page.evaluate(
      (ws, otherSite) => {
        const script = (name: string) => `globalThis.kept = new WebSocket("${ws}/${name}");`;
        const frame = (change: (element: HTMLIFrameElement) => void) => {
          const element = document.createElement('iframe');
          change(element);
          document.body.append(element);
          return element;
        };
        Object.assign(globalThis, { page: new WebSocket(`${ws}/page`) });
        frame((element) => {
          element.src = '/frame.html?name=same-site';
        });
        frame((element) => {
          element.src = `${otherSite}/frame.html?name=cross-site`;
        });
        frame((element) => {
          element.srcdoc = `<script>${script('srcdoc')}</script>`;
        });
        frame((element) => {
          element.setAttribute('sandbox', 'allow-scripts');
          element.srcdoc = `<script>${script('sandboxed')}</script>`;
        });
        const blank = frame(() => {}).contentWindow as unknown as { eval(code: string): void };
        blank.eval(script('about-blank'));
        Object.assign(globalThis, { worker: new Worker('/worker.js') });
      },
      there(server).ws,
      there(server).otherSite,
    );
    const frames = ['same-site', 'cross-site', 'srcdoc', 'sandboxed', 'about-blank'];
    const sockets = await line.waitFor(
      has('page /page open', ...frames.map((name) => `iframe /${name} open`), 'worker /worker logged-only'),
    );
    expect(sockets).toHaveLength(frames.length + 2);
    // No code, and none is guessed.
    expect(ending(sockets, '/worker')).toMatchObject({
      everOpened: true,
      ending: { kind: 'logged-only' },
      browserText: null,
      network: { handshake: { status: 101 } },
    });
    expect(sockets.find(({ url }) => url.endsWith('/page'))?.openCall?.stack.length).toBeGreaterThan(0);
  });

  test('a socket from before the recording is known from its first call on', async () => {
    const { line } = await start({
      before: async (page) => {
        await page.evaluate(
          async (url) => {
            const socket = new WebSocket(url);
            Object.assign(globalThis, { earlier: socket });
            await new Promise((done) => socket.addEventListener('open', done));
          },
          `${there(server).ws}/earlier`,
        );
      },
    });
    await say('earlier', 'close 4001');
    const sockets = await line.waitFor(has('page /earlier 4001'));
    expect(ending(sockets, '/earlier')).toMatchObject({ adopted: true, createdAt: null });
  });

  test('another tab reports nothing, and its own recording begins with what it has', async () => {
    const { driven, line } = await start();
    const other = await driven.browser.newPage();
    await other.goto(`${there(server).http}/new.html`);
    await open('mine');
    const sockets = await line.waitFor(has('page /mine open'));
    expect(sockets).toHaveLength(1);
  });
});

suite('places that go away in Firefox', () => {
  test('a removed frame, and a page that is left by a reload and for another site', async () => {
    const { page, line } = await start();
    await page.evaluate(() => {
      const element = document.createElement('iframe');
      element.src = '/frame.html?name=in-frame';
      document.body.append(element);
    });
    await line.waitFor(has('iframe /in-frame open'));
    await page.evaluate(() => document.querySelector('iframe')?.remove());
    await line.waitFor(has('iframe /in-frame frame-removed'));

    await open('stays');
    await line.waitFor(has('page /stays open'));
    await page.reload();
    const reloaded = await line.waitFor((sockets) => ending(sockets, '/stays') !== null);
    const left = there(ending(reloaded, '/stays'));
    // The page may live to get the event, or not.
    expect(['page /stays 1001', 'page /stays page-left']).toContain(describe(left));
    expect(left.surroundings.leavingSince).toBeLessThanOrEqual(left.endedAt);

    await page.goto(`${there(server).otherSite}/new.html`);
    const gone = await line.waitFor(has('page /close/4005 4005'));
    expect(ending(gone, '/close/4005')).toMatchObject({ network: { handshake: { status: 101 } } });
    const messages = await line.messages();
    const markers = messages.flatMap((message) => (message.type === 'changes' ? message.markers : []));
    expect(markers.filter(({ kind }) => kind === 'navigation')).toHaveLength(2);
  });

  test('pages of the browser itself are said to be out of reach', async () => {
    const { page, line } = await start();
    await page.goto('about:license');
    await until('recording is interrupted', async () => (await line.state()).kind === 'interrupted');
    expect(await line.state()).toMatchObject({ why: 'forbidden-page' });
  });
});

suite('the background of Firefox', () => {
  test('it is stopped again and again while sockets go on, and nothing is lost', async () => {
    const { line } = await start({ preferences: { 'extensions.background.idle.timeout': 1_000 } });
    const starts = async () => (await line.messages()).filter(({ type }) => type === 'snapshot').length;
    await open('long');
    await line.waitFor(has('page /long open'));
    const before = await starts();
    await until('the background was stopped', async () => (await starts()) > before, 20_000);
    await open('close/4002');
    await line.waitFor(has('page /close/4002 4002'));
    const again = await starts();
    await until('it was stopped again', async () => (await starts()) > again, 20_000);
    await say('long', 'close 4003');
    const sockets = await line.waitFor(has('page /long 4003'));
    expect(ending(sockets, '/long')).toMatchObject({ network: { handshake: { status: 101 } } });
    expect(sockets).toHaveLength(2);
  });

  test('DevTools that were closed end the recording, and opened again record again', async () => {
    const { driven, page, devtools } = await start();
    await open('first');
    await devtools.close();
    // Nobody listens: the hook is paused.
    await open('unseen');
    const { line } = await openFirefoxLine(driven, page);
    await open('close/4004');
    await line.waitFor(has('page /close/4004 4004'));
    await say('first', 'close 4001');
    await line.waitFor(has('page /first 4001'));
  });
});
