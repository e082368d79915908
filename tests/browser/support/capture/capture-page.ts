import type { Browser, Page } from 'puppeteer-core';
import { inject } from 'vitest';
import { launchBrowser } from '../../../../demo/browser/launch.ts';
import { until } from '../../../../demo/browser/until.ts';
import type { CaptureMessage, PanelMessage, RecordingState } from '../../../../src/channel/messages.ts';
import { panelPortName } from '../../../../src/channel/port.ts';
import { isEnded, type SocketRecord } from '../../../../src/model/socket.ts';
import { type SocketServer, serveSockets } from './capture-server.ts';
import { serviceWorkerOf } from './service-worker.ts';

/** A page, the service worker that records it, and a page of the extension in the panel's place. */
export interface CaptureStage {
  readonly browser: Browser;
  readonly page: Page;
  readonly server: SocketServer;
  readonly tabId: number;
  /** Calls the service worker as the panel of the page's tab does, or of another, and calls again when the line goes down. */
  openPanel(ofTab?: number): Promise<PanelLine>;
  /** Whether the extension's debugger is attached to the tab. */
  isAttached(): Promise<boolean>;
  close(): Promise<void>;
}

export interface PanelLine {
  send(message: PanelMessage): Promise<void>;
  messages(): Promise<CaptureMessage[]>;
  /** The log as the panel would have it. */
  sockets(): Promise<SocketRecord[]>;
  state(): Promise<RecordingState>;
  /** Waits until the sockets are as wished; fails with what there is. */
  waitFor(wish: (sockets: SocketRecord[]) => boolean, timeout?: number): Promise<SocketRecord[]>;
  close(): Promise<void>;
}

/** Starts a browser with the extension and opens a page of the server. */
export async function openStage(path = '/', args: readonly string[] = []): Promise<CaptureStage> {
  const server = await serveSockets();
  const { browser, close } = await launchBrowser({
    executablePath: inject('executablePath'),
    extension: inject('extension'),
    args,
  });
  const page = await browser.newPage();
  await page.goto(`${server.http}${path}`);
  const tabId = await tabIdOf(browser, server.http);
  return {
    browser,
    page,
    server,
    tabId,
    openPanel: (ofTab = tabId) => openPanelLine(browser, ofTab),
    isAttached: async () =>
      (await serviceWorkerOf(browser)).evaluate(
        (tab) =>
          chrome.debugger.sendCommand({ tabId: tab }, 'Runtime.getIsolateId').then(
            () => true,
            () => false,
          ),
        tabId,
      ),
    close: async () => {
      await close();
      server.close();
    },
  };
}

/** The id of the tab whose address begins so, waited for: on its way to a page, a tab has no address for a moment. */
export async function tabIdOf(browser: Browser, beginning: string): Promise<number> {
  const worker = await serviceWorkerOf(browser);
  return until(`a tab has the address ${beginning}`, () =>
    worker.evaluate(async (url) => {
      const targets = await chrome.debugger.getTargets();
      return targets.find((target) => target.url.startsWith(url))?.tabId ?? null;
    }, beginning),
  );
}

/** The same stage, recording already. */
export async function record(path = '/', args: readonly string[] = []) {
  const stage = await openStage(path, args);
  const panel = await stage.openPanel();
  await panel.send({ type: 'start-recording' });
  await until('recording is on', async () => (await panel.state()).kind === 'on');
  return { ...stage, panel };
}

export async function openPanelLine(browser: Browser, tabId: number): Promise<PanelLine> {
  const worker = await serviceWorkerOf(browser);
  const page = await browser.newPage();
  await page.goto(new URL('reference.html', worker.url()).href);
  return callFrom(page, tabId, () => page.close());
}

/** Calls the background from a page of the extension, as the panel of a tab does, and again when the line goes down. */
export async function callFrom(
  page: Pick<Page, 'evaluate'>,
  tabId: number,
  close: () => Promise<void>,
): Promise<PanelLine> {
  await page.evaluate((name) => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    const call = () => {
      const port = chrome.runtime.connect({ name });
      Object.assign(globalThis, { port });
      port.onMessage.addListener((message) => heard.push(message));
      port.onDisconnect.addListener(call);
    };
    call();
  }, panelPortName(tabId));
  const known: CaptureMessage[] = [];
  /** Asks for what it does not have yet: all of a long log, at every look, would keep both busy. */
  const messages = async () => {
    const from = known.length;
    const more = await page.evaluate(
      (index) => (globalThis as unknown as { heard: CaptureMessage[] }).heard.slice(index),
      from,
    );
    // Of two that ask at once, both get the same.
    known.splice(from, more.length, ...more);
    return [...known];
  };
  const line: PanelLine = {
    messages,
    send: (message) =>
      page.evaluate((sent) => {
        (globalThis as unknown as { port: chrome.runtime.Port }).port.postMessage(sent);
      }, message),
    sockets: async () => fold(await messages()),
    state: async () => lastState(await messages()),
    waitFor: async (wish, timeout) => {
      let last: SocketRecord[] = [];
      const look = async () => {
        last = fold(await messages());
        return wish(last) ? last : null;
      };
      return until('the sockets are as wished', look, timeout).catch((error: Error) => {
        throw new Error(`${error.message}\n${last.map(describe).join('\n')}`);
      });
    },
    close,
  };
  await until('the panel has a snapshot', async () => (await messages()).length > 0);
  return line;
}

function fold(messages: readonly CaptureMessage[]): SocketRecord[] {
  const sockets = new Map<string, SocketRecord>();
  for (const message of messages) {
    if (message.type === 'snapshot' || message.type === 'cleared') {
      sockets.clear();
      for (const socket of message.log.sockets) sockets.set(socket.id, socket);
    }
    if (message.type === 'older') {
      for (const socket of message.sockets) if (!sockets.has(socket.id)) sockets.set(socket.id, socket);
    }
    if (message.type !== 'changes') continue;
    for (const socket of message.sockets) sockets.set(socket.id, socket);
    for (const id of message.removed) sockets.delete(id);
  }
  return [...sockets.values()];
}

function lastState(messages: readonly CaptureMessage[]): RecordingState {
  return messages.flatMap((message) => ('state' in message ? [message.state] : [])).at(-1) ?? { kind: 'off' };
}

/** A record in a few words: kind of context, path of the URL, how it is or ended. */
export function describe(socket: SocketRecord): string {
  const head = `${socket.context.kind} ${new URL(socket.url).pathname}`;
  if (!isEnded(socket)) return `${head} ${socket.state}${socket.adopted ? ' adopted' : ''}`;
  const { ending } = socket;
  if (ending.kind === 'close-event') return `${head} ${ending.close.code}`;
  return `${head} ${ending.kind === 'gone' ? ending.why : ending.kind}`;
}

/** Whether a socket of each description is there. */
export const has =
  (...rows: string[]) =>
  (sockets: SocketRecord[]) =>
    rows.every((row) => sockets.some((socket) => describe(socket) === row));
