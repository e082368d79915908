import { beforeAll, expect, test } from 'vitest';
import type { HookReport } from '../../../src/hook/reporting/reports.ts';
import { bindingName, hookedPage } from '../support/capture/hook-page.ts';
import { useHookStage } from '../support/capture/hook-stage.ts';

const stage = useHookStage('none');
let untouched: unknown[];

/** Helpers of the hijacks, in the page. */
const preamble = `
  const thrower = () => { throw new Error('hijacked'); };
  const replaceMethods = (prototype) => {
    const keys = Object.getOwnPropertyNames(prototype);
    for (let index = 0; index < keys.length; index++) {
      const descriptor = Object.getOwnPropertyDescriptor(prototype, keys[index]);
      if (keys[index] !== 'constructor' && typeof descriptor.value === 'function') prototype[keys[index]] = thrower;
    }
  };`;

/** What a page does to the built-ins, by intent or by polyfill. Runs in the page. */
const hijacks: Record<string, string> = {
  'JSON replaced': `JSON.stringify = () => 'no'; JSON.parse = () => 'no';`,
  'toJSON on every prototype': `
    for (const type of [Object, Array, String, Number, Boolean]) type.prototype.toJSON = () => 'no';`,
  'setters on Array.prototype': `
    for (let index = 0; index < 40; index++) {
      Object.defineProperty(Array.prototype, index, { set: thrower, get: () => 'no', configurable: true });
    }`,
  'getters and setters on Object.prototype': `
    const keys = ['value', 'get', 'set', 'construct', 'apply', 'type', 'socket', 'writable', 'capture', 'once'];
    for (const key of keys) {
      Object.defineProperty(Object.prototype, key, { __proto__: null, set: thrower, get: () => () => 'no', configurable: true });
    }`,
  'an enumerable property on Object.prototype': `Object.prototype.extra = 'no';`,
  'methods of arrays and strings replaced': `
    Array.prototype[Symbol.iterator] = String.prototype[Symbol.iterator] = thrower;
    replaceMethods(Array.prototype);
    replaceMethods(String.prototype);`,
  'Error.prepareStackTrace set': `Error.prepareStackTrace = () => { throw new Error('hijacked'); };`,
  'Error.prepareStackTrace behind an accessor': `
    Object.defineProperty(Error, 'prepareStackTrace', { get() { throw new Error('hijacked'); }, configurable: true });`,
  'Error.stackTraceLimit taken away': `delete Error.stackTraceLimit;`,
  'the clocks replaced': `Date.now = () => 0; performance.now = () => 0; Performance.prototype.now = () => 0; window.Date = class {};`,
  'instanceof of Promise replaced': `
    Object.defineProperty(Promise, Symbol.hasInstance, { value() { throw new Error('hijacked'); } });`,
  'page code in the getters of events': `
    for (const [type, key] of [[CloseEvent, 'code'], [CloseEvent, 'reason'], [WebSocket, 'url'], [WebSocket, 'readyState']]) {
      const { get } = Object.getOwnPropertyDescriptor(type.prototype, key);
      window.asked = 0;
      Object.defineProperty(type.prototype, key, { get() { window.asked++; return get.call(this); }, configurable: true });
    }`,
};
/** What breaks the page itself when done before its first script: the hook takes what the page then has. */
const afterOnly: Record<string, string> = {
  'call, apply and bind replaced': `
    for (const key of ['call', 'apply', 'bind']) Function.prototype[key] = () => { throw new Error('hijacked'); };`,
  'Promise, Proxy, Reflect, WeakMap replaced': `
    window.Promise = window.Proxy = window.Reflect = window.WeakMap = window.Error = window.Event = window.CloseEvent = null;`,
  'methods of WeakMap, Promise and EventTarget replaced': `
    replaceMethods(WeakMap.prototype);
    replaceMethods(Promise.prototype);
    replaceMethods(EventTarget.prototype);
    replaceMethods(Event.prototype);`,
  'timers replaced': `window.setTimeout = window.queueMicrotask = () => 0;`,
};

/** A page's life with sockets, the same in every test. */
const scenario = (base: string) => `
  try { new WebSocket('ws://'); } catch {}
  const socket = new WebSocket('${base}/echo', ['chat']);
  socket.onopen = () => { try { socket.close(1001); } catch {} socket.send('hello'); };
  socket.onmessage = () => socket.close(4003, 'bye');
  new WebSocket('${base}/close/4001/see%20you');
`;

/** What must be the same: everything but times, and the order of two independent sockets. */
const essence = (reports: readonly HookReport[]) =>
  reports
    .filter(({ type }) => type !== 'traffic' && type !== 'hello' && type !== 'page-hide')
    .map(({ at, ...report }: HookReport & { at?: number }) => {
      if (typeof at === 'number') expect(Math.abs(at - Date.now())).toBeLessThan(10_000);
      if (!('traffic' in report)) return report;
      const { traffic, ...rest } = report;
      const { lastReceivedAt, lastSentAt, ...counts } = traffic as unknown as Record<string, unknown>;
      return { ...rest, counts, timed: [lastReceivedAt !== null, lastSentAt !== null] };
    })
    .sort((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));

async function live(before: string[], after: string): Promise<unknown[]> {
  const { page, reports } = await hookedPage(stage.browser, stage.hook, ...before);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  stage.server.files.set('/hijacked', {
    type: 'text/html',
    body: `<!doctype html><script>${after}</script><script src="/scenario.js"></script>`,
  });
  stage.server.files.set('/scenario.js', { type: 'text/javascript', body: scenario(stage.server.ws) });
  await page.goto(`${stage.server.http}/hijacked`);
  await reports.next('closed', 2);
  await page.close();
  expect(errors).toEqual([]);
  return essence(reports.all);
}

beforeAll(async () => {
  untouched = await live([], '');
});

test('the scenario shows every kind of report', () => {
  const types = new Set(untouched.map((report) => (report as HookReport).type));
  expect([...types].sort()).toEqual(['close-called', 'closed', 'created', 'opened', 'page', 'threw']);
});

test.each(Object.entries({ ...hijacks, ...afterOnly }))(
  '%s after the hook: the same reports',
  async (_name, source) => {
    expect(await live([], `{${preamble}${source}}`)).toEqual(untouched);
  },
);

test.each(Object.entries(hijacks))('%s before the hook: the same reports', async (_name, source) => {
  expect(await live([`{${preamble}${source}}`], '')).toEqual(untouched);
});

test('the page cannot find the binding, nor the controller', async () => {
  const { page } = await hookedPage(stage.browser, stage.hook);
  await page.goto(`${stage.server.http}/`);
  const found = await page.evaluate((name) => {
    const keys: string[] = [];
    for (const object of [
      window,
      WebSocket,
      WebSocket.prototype,
      Function.prototype.toString,
      Document.prototype,
    ]) {
      for (let at: object | null = object; at !== null; at = Object.getPrototypeOf(at)) {
        keys.push(...Reflect.ownKeys(at).map(String));
      }
    }
    return {
      keys: keys.filter((key) => /closeframe|^controller$|^binding/i.test(key)),
      kind: typeof Reflect.get(window, name),
    };
  }, bindingName);
  expect(found).toEqual({ keys: [], kind: 'undefined' });
  await page.close();
});
