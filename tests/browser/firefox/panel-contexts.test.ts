import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, describe as suite, test } from 'vitest';
import { until } from '../../../demo/browser/until.ts';
import { isEnded, type SocketRecord } from '../../../src/model/socket.ts';
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
  await start();
});
afterAll(async () => {
  await stage?.close();
  server?.close();
});

/** A new Firefox takes the place of the one before. */
async function start(preferences = {}): Promise<void> {
  await stage?.close();
  stage = null;
  stage = await openFirefoxStage({ url: `${there(server).http}/`, preferences });
}

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

/** Has the panel record, or stop. */
async function record(wish: 'on' | 'off'): Promise<void> {
  const { devtools, line } = there(stage);
  await devtools.panel.evaluate(() =>
    document.querySelector<HTMLElement>('[data-action="toggle-recording"]')?.click(),
  );
  await until(`recording is ${wish}`, async () => (await line.state()).kind === wish);
}

const ending = (sockets: readonly SocketRecord[], path: string) => {
  const socket = sockets.find(({ url }) => url.endsWith(path));
  return socket?.state === 'ended' ? socket : null;
};

suite('contexts in Firefox', () => {
  test('sockets of the page, of frames of every kind and of workers are recorded', async () => {
    const { page, line } = there(stage);
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
        Object.assign(globalThis, { blank, worker: new Worker('/worker.js') });
      },
      there(server).ws,
      there(server).otherSite,
    );
    const frames = ['same-site', 'cross-site', 'srcdoc', 'sandboxed'];
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
    const call = sockets.find(({ url }) => url.endsWith('/same-site'))?.openCall;
    expect(call?.stack[0]).toMatchObject({ url: `${there(server).http}/frame.html?name=same-site`, line: 1 });
  });

  test('a socket from before the hook is known from its first call on', async () => {
    // The frame's scripts ran in one task with its making: content scripts come to about:blank after that.
    await there(stage).page.evaluate(() => {
      (globalThis as unknown as { blank: { kept: WebSocket } }).blank.kept.send('close 4006');
    });
    const sockets = await there(stage).line.waitFor(has('iframe /about-blank 4006'));
    expect(ending(sockets, '/about-blank')).toMatchObject({ adopted: true, createdAt: null });
  });

  test('another tab reports nothing', async () => {
    const { driven, page, line } = there(stage);
    const before = (await line.sockets()).length;
    const other = await driven.browser.newPage();
    await other.goto(`${there(server).http}/new.html`);
    await other.close();
    await page.bringToFront();
    await open('mine');
    expect(await line.waitFor(has('page /mine open'))).toHaveLength(before + 1);
  });
});

suite('places that go away in Firefox', () => {
  test('a removed frame, and a page that is left by a reload and for another site', async () => {
    const { page, line } = there(stage);
    await page.evaluate(() => {
      const element = document.createElement('iframe');
      element.src = '/frame.html?name=in-frame';
      document.body.append(element);
      Object.assign(globalThis, { element });
    });
    await line.waitFor(has('iframe /in-frame open'));
    await page.evaluate(() => (globalThis as unknown as { element: Element }).element.remove());
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
    const markers = (await line.messages()).flatMap((message) =>
      message.type === 'changes' ? message.markers.map(({ kind }) => kind) : [],
    );
    expect(markers.filter((kind) => kind === 'navigation')).toHaveLength(2);
  });

  test('DevTools that were closed end the recording, and opened again record again', async () => {
    const { driven, page, devtools } = there(stage);
    await open('first');
    await devtools.close();
    // Whether anybody listens or not: a socket that is not used since is not known.
    await open('unseen');
    const again = await openFirefoxLine(driven, page);
    stage = { ...there(stage), ...again };
    await open('close/4004');
    await again.line.waitFor(has('page /close/4004 4004'));
    await say('first', 'close 4001');
    await again.line.waitFor(has('page /first 4001'));
  });

  test('a recording that is stopped and begun again has the sockets that live, and nothing of what ended in between', async () => {
    const { page, line } = there(stage);
    for (const name of ['kept-first', 'ends-unseen']) await open(name);
    await line.waitFor(has('page /kept-first open', 'page /ends-unseen open'));
    await record('off');
    expect((await line.sockets()).filter((socket) => !isEnded(socket))).toEqual([]);
    const before = (await line.sockets()).length;
    await open('kept-between');
    await open('between');
    const ended = page.evaluate(
      (names) =>
        Promise.all(
          names.map(
            (name) =>
              new Promise<number>((resolve) => {
                const socket = (globalThis as unknown as Record<string, WebSocket>)[name];
                socket?.addEventListener('close', ({ code }) => resolve(code));
                const end = () => socket?.send('close 4010');
                if (socket?.readyState === WebSocket.OPEN) end();
                else socket?.addEventListener('open', end);
              }),
          ),
        ),
      ['between', 'ends-unseen'],
    );
    expect(await ended).toEqual([4010, 4010]);
    await record('on');
    // A paused hook does nothing: what came in between is known from its first call on.
    await line.waitFor(has('page /kept-first open adopted'));
    await say('kept-first', 'close 4011');
    await say('kept-between', 'close 4012');
    const sockets = await line.waitFor(has('page /kept-first 4011', 'page /kept-between 4012'));
    expect(sockets.filter(isEnded)).toHaveLength(before + 2);
    const unseen = sockets.filter(({ url }) => /\/(?:between|ends-unseen)$/.test(url));
    expect(unseen).toEqual([]);
  });

  test.each([
    ['pages of the browser itself', 'about:license'],
    // Firefox 153 keeps extensions away from them unless the reader allows it.
    ['files', pathToFileURL(join(import.meta.dirname, '../../../entrypoints/access/index.html')).href],
  ])('%s are said to be out of reach', async (_, address) => {
    await start();
    const { page, line } = there(stage);
    // Puppeteer is not told when a page of the browser has come.
    void page.goto(address).catch(() => undefined);
    // Recording is tried again by itself, and refused again.
    await until('recording is interrupted, since the page is out of reach', async () => {
      const state = await line.state();
      return state.kind === 'interrupted' && state.why === 'forbidden-page';
    });
  });
});

suite('access to sites in Firefox', () => {
  test('without it the panel says so, and opens the page that asks for it', async () => {
    await start();
    const { driven, page, devtools } = there(stage);
    const { panel } = devtools;
    /** Puppeteer is not told their addresses. */
    const accessPages = async () => {
      const pages = await driven.browser.pages();
      const addresses = await Promise.all(
        pages.map((tab) => tab.evaluate(() => location.pathname).catch(() => '')),
      );
      return pages.filter((_, index) => addresses[index] === '/access.html');
    };
    await panel.evaluate(() => void chrome.runtime.sendMessage('ask-for-access'));
    const asking = await until('the page is there', async () => (await accessPages())[0] ?? null);
    await asking.waitForSelector('[data-state="given"]');
    await asking.evaluate(() => chrome.permissions.remove({ origins: ['<all_urls>'] }));
    await page.bringToFront();
    const press = (action: string) =>
      panel.evaluate(
        (name) => document.querySelector<HTMLElement>(`[data-action="${name}"]`)?.click(),
        action,
      );
    await press('toggle-recording');
    await panel.waitForSelector('[data-action="toggle-recording"][aria-pressed="false"]');
    await press('toggle-recording');
    await panel.waitForSelector('[data-state="noAccess"] [data-action="ask-for-access"]');
    await press('ask-for-access');
    await until('another page is there', async () => (await accessPages()).length === 2);
  });
});

suite('the background of Firefox', () => {
  test('it is stopped again and again while sockets go on, and nothing is lost', async () => {
    await start({ 'extensions.background.idle.timeout': 1_000 });
    const { line } = there(stage);
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
});
