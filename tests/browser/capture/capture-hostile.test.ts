import { afterEach, expect, test } from 'vitest';
import { until } from '../../../demo/browser/until.ts';
import { limits } from '../../../src/model/limits.ts';
import { isEnded } from '../../../src/model/socket.ts';
import { type CaptureStage, describe, type PanelLine, record } from '../support/capture/capture-page.ts';

let stage: CaptureStage & { panel: PanelLine };

afterEach(() => stage.close());

const dropped = async () =>
  (await stage.panel.messages())
    .flatMap((message) => ('dropped' in message ? [message.dropped] : []))
    .at(-1) ?? 0;

test('long URLs, and reasons with markup, directions and lone surrogates, arrive bounded and as they are', async () => {
  stage = await record();
  const reasons = ['<img src=x onerror=alert(1)>', '\u202Egnitirw\u202C', 'half \uD83D of a pair'];
  await stage.page.evaluate(
    (base, texts) => {
      const page = globalThis as unknown as { kept: WebSocket[] };
      page.kept = [new WebSocket(`${base}/long/${'x'.repeat(1_000_000)}`)];
      for (const text of texts) {
        const socket = new WebSocket(`${base}/reason`);
        socket.onopen = () => socket.close(4001, text);
        page.kept.push(socket);
      }
    },
    stage.server.ws,
    reasons,
  );
  const sockets = await stage.panel.waitFor((found) => found.filter(isEnded).length === 4);
  const long = sockets.find(({ url }) => url.includes('/long/'));
  expect(long?.url.length).toBe(limits.urlLength);
  const asked = sockets
    .filter(({ url }) => url.endsWith('/reason'))
    .map(({ closeCall }) => closeCall?.reason);
  expect(asked.sort()).toEqual([...reasons].sort());
});

test('a page cannot forge reports, nor find the binding', async () => {
  stage = await record();
  await stage.page.evaluate((base) => {
    const report = JSON.stringify([
      { type: 'created', socket: 9, api: 'WebSocket', url: 'ws://forged/', protocols: [], at: 1, stack: [] },
    ]);
    for (const name of Object.getOwnPropertyNames(globalThis)) {
      try {
        const value: unknown = Reflect.get(globalThis, name);
        if (typeof value === 'function' && value.length === 0 && name.startsWith('_')) value(report);
      } catch {}
    }
    console.error("WebSocket connection to 'ws://forged/' failed: nothing of the kind");
    JSON.parse = () => [];
    Array.prototype.push = () => 0;
    EventTarget.prototype.addEventListener = () => {};
    WebSocket.prototype.close = () => {};
    Object.assign(globalThis, { kept: new WebSocket(`${base}/close/4001`) });
  }, stage.server.ws);
  const sockets = await stage.panel.waitFor((found) => found.some(isEnded));
  expect(sockets.map(describe)).toEqual(['page /close/4001 4001']);
});

test('a hundred thousand sockets in a loop are counted, and panel and page stay usable', {
  timeout: 240_000,
}, async () => {
  stage = await record();
  // Port 1 is blocked, so each of 20,000 fails at once; the constructor throws for the others.
  const flood = await stage.page.evaluateHandle(() => ({ ended: 0 }));
  for (let round = 0; round < 10; round += 1) {
    await flood.evaluate((state) => {
      for (let made = 0; made < 10_000; made += 1) {
        try {
          new WebSocket(made % 5 === 0 ? 'ws://127.0.0.1:1/flood' : 'ftp://127.0.0.1/').onclose = () => {
            state.ended += 1;
          };
        } catch {}
      }
    });
  }
  await until('the page has seen every close', () => flood.evaluate(({ ended }) => ended === 20_000), 60_000);
  await stage.page.evaluate(
    (url) => Object.assign(globalThis, { kept: new WebSocket(url) }),
    `${stage.server.ws}/close/4001`,
  );
  const sockets = await stage.panel.waitFor(
    (found) => found.some((socket) => describe(socket) === 'page /close/4001 4001') && found.every(isEnded),
    120_000,
  );
  expect(sockets.length).toBeLessThanOrEqual(limits.endedSockets);
  await until(
    'the count is whole',
    async () => (await stage.panel.sockets()).length + (await dropped()) === 100_001,
  );
});
