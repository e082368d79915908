import browser, { type Runtime, type Scripting, type WebRequest } from 'webextension-polyfill';
import type { RawHeaders } from '../../model/bounded-headers.ts';
import { bridgePortName } from './bridge/port-name.ts';
import { frames, onNavigation } from './firefox-navigation.ts';
import type { DocumentLine, PageScripts, RequestEvent, RequestListener } from './page-scripts.ts';

/** The bridge first: the hook takes what it offers. Firefox runs them in this order (measured, 30 of 30 loads). */
const files = [
  { id: 'bridge', file: 'bridge.js', world: 'ISOLATED' },
  { id: 'hook', file: 'hook.js', world: 'MAIN' },
] as const;

const everywhere = ['<all_urls>'];

/** Firefox tells the document of ports, requests and frames; the types do not know it. */
interface WithDocument {
  readonly documentId?: string;
}

/** Firefox's extension interfaces as capture knows them. */
export function firefoxScripts(): PageScripts {
  return {
    hasAccess: () => browser.permissions.contains({ origins: everywhere }),
    register: async () => {
      const scripts = files.map(({ id, file, world }) => ({
        id,
        world,
        js: [file],
        matches: everywhere,
        allFrames: true,
        matchOriginAsFallback: true,
        runAt: 'document_start',
        persistAcrossSessions: false,
      }));
      await browser.scripting.registerContentScripts(
        scripts as unknown as Scripting.RegisteredContentScript[],
      );
    },
    unregister: () => browser.scripting.unregisterContentScripts(),
    inject,
    tab: async (tabId) => {
      try {
        const { url = '', title = '' } = await browser.tabs.get(tabId);
        return { url, title };
      } catch {
        // Closed meanwhile.
        return null;
      }
    },
    onDocument: (listener) => {
      browser.runtime.onConnect.addListener((port) => {
        const line = lineOf(port);
        if (line !== null) listener(line);
      });
    },
    onRequest,
    frames,
    onNavigation,
    onTitle: (listener) => {
      const relay = (tabId: number, _: unknown, { url = '', title = '' }: { url?: string; title?: string }) =>
        listener(tabId, url, title);
      browser.tabs.onUpdated.addListener(relay, { properties: ['title'] });
      return () => browser.tabs.onUpdated.removeListener(relay);
    },
  };
}

async function inject(tabId: number): Promise<boolean> {
  const target = { tabId, allFrames: true };
  let isOpen = false;
  try {
    for (const { file, world } of files) {
      const given = { target, files: [file], world, injectImmediately: true };
      const results = await browser.scripting.executeScript(given as unknown as Scripting.ScriptInjection);
      // Firefox's own pages give null instead of a result (about:config, measured).
      isOpen = results.some((result) => result !== null && result.frameId === 0);
    }
  } catch {
    // "Missing host permission for the tab or frames": the pages of add-ons, of the browser and of Mozilla.
    return false;
  }
  return isOpen;
}

/** A port as a line; null for one that no bridge opened. */
function lineOf(port: Runtime.Port): DocumentLine | null {
  const { tab, frameId, documentId, url = '' } = (port.sender ?? {}) as Runtime.MessageSender & WithDocument;
  if (port.name !== bridgePortName || tab?.id === undefined) return null;
  if (frameId === undefined || documentId === undefined) return null;
  let open = true;
  port.onDisconnect.addListener(() => {
    open = false;
  });
  return {
    tabId: tab.id,
    frameId,
    documentId,
    url,
    send: (command) => {
      if (open) port.postMessage(command);
    },
    onMessage: (listener) => port.onMessage.addListener(listener),
    onDisconnect: (listener) => port.onDisconnect.addListener(() => listener()),
  };
}

interface RequestDetails extends WithDocument {
  readonly requestId: string;
  readonly url: string;
  readonly timeStamp: number;
  readonly documentUrl?: string;
  readonly originUrl?: string;
}

const eventOf = (details: RequestDetails): RequestEvent => ({
  requestId: details.requestId,
  documentId: details.documentId ?? null,
  documentUrl: details.documentUrl ?? '',
  originUrl: details.originUrl ?? '',
  url: details.url,
  at: details.timeStamp,
});

/** A value of bytes that are no UTF-8 is left empty. */
const headersOf = (headers: WebRequest.HttpHeaders | undefined): RawHeaders =>
  (headers ?? []).map(({ name, value = '' }) => ({ name, value }));

function onRequest(tabId: number, listener: RequestListener): () => void {
  const { webRequest } = browser;
  const filter: WebRequest.RequestFilter = { urls: everywhere, types: ['websocket'], tabId };
  const begun = (details: RequestDetails) => listener.onBegin(eventOf(details));
  const sent = (details: RequestDetails & { requestHeaders?: WebRequest.HttpHeaders }) =>
    listener.onSent(eventOf(details), headersOf(details.requestHeaders));
  const answered = (
    details: RequestDetails & { statusCode: number; responseHeaders?: WebRequest.HttpHeaders },
  ) => listener.onAnswer(eventOf(details), details.statusCode, headersOf(details.responseHeaders));
  const ended = (details: RequestDetails) => listener.onEnd(eventOf(details), null);
  const failed = (details: RequestDetails & { error: string }) =>
    listener.onEnd(eventOf(details), details.error);
  webRequest.onBeforeRequest.addListener(begun, filter);
  webRequest.onSendHeaders.addListener(sent, filter, ['requestHeaders']);
  webRequest.onHeadersReceived.addListener(answered, filter, ['responseHeaders']);
  webRequest.onCompleted.addListener(ended, filter);
  // A WebSocket follows no redirect: nothing comes after it (measured).
  webRequest.onBeforeRedirect.addListener(ended, filter);
  webRequest.onErrorOccurred.addListener(failed, filter);
  return () => {
    webRequest.onBeforeRequest.removeListener(begun);
    webRequest.onSendHeaders.removeListener(sent);
    webRequest.onHeadersReceived.removeListener(answered);
    webRequest.onCompleted.removeListener(ended);
    webRequest.onBeforeRedirect.removeListener(ended);
    webRequest.onErrorOccurred.removeListener(failed);
  };
}
