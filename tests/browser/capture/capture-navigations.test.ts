import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { until } from '../../../demo/browser/until.ts';
import { isEnded } from '../../../src/model/socket.ts';
import { type CaptureStage, describe, has, type PanelLine, record } from '../support/capture/capture-page.ts';
import { stopServiceWorker } from '../support/capture/service-worker.ts';

let stage: CaptureStage & { panel: PanelLine };

afterEach(() => stage.close());

/** Milliseconds that a document stays, and sockets that each makes at once. */
const stay = 300;
const perDocument = 4;

/** Leads the page through documents which make sockets: some close by themselves, some are left open. Gives their addresses. */
async function navigate(documents: number, during: (visit: number) => Promise<void> = async () => {}) {
  const { files, http, ws } = stage.server;
  files.set(
    '/visit',
    `<!doctype html><title>visit</title><script>
      const { search } = location;
      globalThis.kept = Array.from({ length: ${perDocument} }, (_, index) =>
        new WebSocket('${ws}' + (index % 2 ? '/close/4001' : '/held') + search + '-' + index));
    </script>`,
  );
  const made: string[] = [];
  for (let visit = 0; visit < documents; visit += 1) {
    await stage.page.goto(`${http}/visit?${visit}`, { waitUntil: 'domcontentloaded' });
    made.push(...Array.from({ length: perDocument }, (_, index) => `?${visit}-${index}`));
    await during(visit);
    // The pace is what is tried.
    await pause(stay);
  }
  await stage.page.goto(`${http}/end`);
  return made;
}

const searches = async () => (await stage.panel.sockets()).map(({ url }) => new URL(url).search);

test('of pages that are left every 300 ms, each socket is there once', { timeout: 120_000 }, async () => {
  stage = await record();
  const made = await navigate(30);
  await stage.panel.waitFor((sockets) => sockets.length >= made.length && sockets.every(isEnded));
  expect((await searches()).sort()).toEqual(made.sort());
});

test('pages that are left while the service worker is stopped leave nothing open and nothing twice, and what is missed is marked', {
  timeout: 120_000,
}, async () => {
  stage = await record();
  const made = await navigate(12, async (visit) => {
    if (visit % 4 === 1) await stopServiceWorker(stage.browser);
  });
  await until('nothing is open', async () => (await stage.panel.sockets()).every(isEnded));
  const found = await searches();
  expect(new Set(found).size).toBe(found.length);
  expect(found.filter((search) => !made.includes(search))).toEqual([]);
  const messages = await stage.panel.messages();
  const isMarked = messages
    .flatMap((message) => {
      if (message.type === 'snapshot') return message.log.markers;
      return message.type === 'changes' ? message.markers : [];
    })
    .some(({ kind }) => kind === 'gap');
  const dropped = messages.findLast((message) => message.type === 'changes')?.dropped ?? 0;
  if (!isMarked) expect(found.length + dropped).toBe(made.length);
});

test('to and fro through the back-forward cache, each socket is there once, with what the page got', async () => {
  stage = await record();
  const { http, ws } = stage.server;
  const rounds = 4;
  for (let round = 0; round < rounds; round += 1) {
    await stage.page.evaluate((url) => {
      const page = globalThis as unknown as { kept?: WebSocket[] };
      page.kept = [...(page.kept ?? []), new WebSocket(url)];
    }, `${ws}/round-${round}`);
    await stage.panel.waitFor(has(`page /round-${round} open`));
    if (round === 0) await stage.page.goto(`${http}/next`);
    else await stage.page.goForward();
    await stage.page.goBack();
    // A page in the cache loses its connections, and hears of that when it comes back.
    await stage.panel.waitFor(has(`page /round-${round} 1006`));
  }
  expect((await stage.panel.sockets()).map(describe)).toEqual(
    Array.from({ length: rounds }, (_, round) => `page /round-${round} 1006`),
  );
});

test('a page that asks for prerendering is recorded as any other, when it is shown', async () => {
  stage = await record();
  const { files, http, ws } = stage.server;
  files.set('/soon', `<!doctype html><script>globalThis.kept = new WebSocket('${ws}/close/4001');</script>`);
  await stage.page.evaluate(() => {
    const rules = document.createElement('script');
    rules.type = 'speculationrules';
    rules.textContent = JSON.stringify({ prerender: [{ urls: ['/soon'], eagerness: 'immediate' }] });
    document.head.append(rules);
  });
  await stage.page.goto(`${http}/soon`);
  await stage.panel.waitFor(has('page /close/4001 4001'));
  expect((await stage.panel.sockets()).map(describe)).toEqual(['page /close/4001 4001']);
});
