import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SocketRecord } from '../../../src/model/socket.ts';
import { type CaptureStage, describe, openStage, type PanelLine } from '../support/capture/capture-page.ts';

let stage: CaptureStage;
let panel: PanelLine;

/** Makes a socket of every context; `when` goes into the paths, so that each can be recognised. */
const makeAll = `(when, http, otherSite) => {
  const open = (name) => 'globalThis.kept = [...(globalThis.kept ?? []), new WebSocket("' + http.replace('http', 'ws') + '/' + name + '/' + when + '")];';
  const frame = (change) => {
    const element = document.createElement('iframe');
    change(element);
    document.body.append(element);
    return element;
  };
  const page = (name) => '<script>' + open(name) + '</script>';
  const blob = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  globalThis.keptWorkers ??= [];
  new Function(open('page'))();
  frame((element) => { element.src = '/frame.html?name=same-site&when=' + when; });
  frame((element) => { element.src = otherSite + '/frame.html?name=cross-site&when=' + when; });
  frame((element) => { element.srcdoc = page('srcdoc'); });
  frame((element) => { element.sandbox = 'allow-scripts'; element.srcdoc = page('sandboxed'); });
  frame(() => {}).contentWindow.eval(open('about-blank'));
  keptWorkers.push(new Worker('/worker.js?name=dedicated&when=' + when));
  keptWorkers.push(new Worker('/worker.js?name=module&when=' + when, { type: 'module' }));
  keptWorkers.push(new Worker(blob(open('blob'))));
  keptWorkers.push(new Worker('/nesting.js?when=' + when));
  keptWorkers.push(new SharedWorker('/worker.js?name=shared&when=' + when));
}`;

const names = [
  'page',
  'same-site',
  'cross-site',
  'srcdoc',
  'sandboxed',
  'about-blank',
  'dedicated',
  'module',
  'blob',
  'nested',
  'shared',
];

const kinds: Record<string, string> = {
  page: 'page',
  dedicated: 'worker',
  module: 'worker',
  blob: 'worker',
  nested: 'worker',
  shared: 'shared-worker',
};

const fromQuery = `const query = new URL(location).searchParams;
globalThis.kept = new WebSocket('SERVER/' + query.get('name') + '/' + query.get('when'));`;

const openOnes = (sockets: SocketRecord[], when: string) =>
  sockets.filter(({ url, state }) => url.endsWith(when) && state === 'open').map(describe);

beforeAll(async () => {
  stage = await openStage();
  const { files, ws } = stage.server;
  const script = fromQuery.replace('SERVER', ws);
  files.set('/worker.js', script);
  files.set('/frame.html', `<script>${script}</script>`);
  files.set(
    '/nesting.js',
    `globalThis.kept = new Worker('/worker.js?name=nested&when=' + new URL(location).searchParams.get('when'));`,
  );
  files.set('/service.js', `globalThis.kept = new WebSocket('${ws}/service-worker/before');`);
});
afterAll(() => stage.close());

const make = (when: string) =>
  stage.page.evaluate(`(${makeAll})('${when}', '${stage.server.http}', '${stage.server.otherSite}')`);

test('sockets that were open before recording are found in every context', async () => {
  await make('before');
  await stage.page.evaluate(() => navigator.serviceWorker.register('/service.js').then(() => {}));
  await stage.page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  panel = await stage.openPanel();
  await panel.send({ type: 'start-recording' });
  const expected = [...names, 'service-worker'];
  const found = await panel.waitFor((sockets) => openOnes(sockets, 'before').length >= expected.length);
  const rows = expected.map((name) => `${kinds[name] ?? kindOf(name)} /${name}/before open adopted`);
  expect(openOnes(found, 'before').sort()).toEqual(rows.sort());
});

test('sockets made while recording are seen in every context', async () => {
  await make('after');
  const found = await panel.waitFor((sockets) => openOnes(sockets, 'after').length >= names.length);
  const seen = openOnes(found, 'after').map((row) => row.replace(' adopted', ''));
  const rows = names.map((name) => `${kinds[name] ?? kindOf(name)} /${name}/after open`);
  expect(seen.sort()).toEqual(rows.sort());
  const early = found.filter(({ url, adopted }) => url.endsWith('after') && !adopted);
  expect(early.map(({ url }) => url).length).toBeGreaterThanOrEqual(names.length - 1);
});

test('each record says the address of its frame or worker', async () => {
  const found = await panel.sockets();
  const address = (name: string) => found.find(({ url }) => url.endsWith(`/${name}/after`))?.context.url;
  const { http, otherSite } = stage.server;
  expect(address('page')).toBe(`${http}/`);
  expect(address('same-site')).toBe(`${http}/frame.html?name=same-site&when=after`);
  expect(address('cross-site')).toBe(`${otherSite}/frame.html?name=cross-site&when=after`);
  expect(address('srcdoc')).toBe('about:srcdoc');
  expect(address('about-blank')).toBe('about:blank');
  expect(address('dedicated')).toBe(`${http}/worker.js?name=dedicated&when=after`);
  expect(address('blob')).toMatch(/^blob:/);
  expect(address('nested')).toBe(`${http}/worker.js?name=nested&when=after`);
  expect(address('shared')).toBe(`${http}/worker.js?name=shared&when=after`);
});

const kindOf = (name: string) => (name === 'service-worker' ? name : 'iframe');
