import type {
  DebuggerInterface,
  DebuggerTarget,
  DetachReason,
  ProtocolEvent,
  SessionAddress,
} from './debugger-interface.ts';

/** Chrome's debugger API; the version is the protocol's, and any 1.x fits. */
const protocolVersion = '1.3';

/** `chrome.debugger` as capture knows it. The polyfill has no such API, so this is the one adapter to it. */
export function chromeDebugger(): DebuggerInterface {
  return {
    attach: (target) => chrome.debugger.attach(target, protocolVersion),
    detach: (target) => chrome.debugger.detach(target),
    send: async (address, method, params?) =>
      (await chrome.debugger.sendCommand(sourceOf(address), method, params)) as never,
    onEvent: (listener) => {
      const relay = (source: chrome.debugger.DebuggerSession, method: string, params?: object) => {
        const address = addressOf(source);
        // The events come from the browser itself, in the shapes that the protocol's types describe.
        if (address !== null) listener(address, { method, params: params ?? {} } as ProtocolEvent);
      };
      chrome.debugger.onEvent.addListener(relay);
      return () => chrome.debugger.onEvent.removeListener(relay);
    },
    onDetach: (listener) => {
      const relay = (source: chrome.debugger.Debuggee, reason: `${chrome.debugger.DetachReason}`) => {
        const target = targetOf(source);
        if (target !== null) listener(target, reason satisfies DetachReason);
      };
      chrome.debugger.onDetach.addListener(relay);
      return () => chrome.debugger.onDetach.removeListener(relay);
    },
    getTargets: async () =>
      (await chrome.debugger.getTargets()).map(({ id, type, url, title, tabId }) => ({
        id,
        type,
        url,
        title,
        tabId: tabId ?? null,
      })),
  };
}

function sourceOf({ target, sessionId }: SessionAddress): chrome.debugger.DebuggerSession {
  return sessionId === null ? target : { ...target, sessionId };
}

function targetOf({ tabId, targetId }: chrome.debugger.Debuggee): DebuggerTarget | null {
  if (tabId !== undefined) return { tabId };
  return targetId === undefined ? null : { targetId };
}

function addressOf(source: chrome.debugger.DebuggerSession): SessionAddress | null {
  const target = targetOf(source);
  return target === null ? null : { target, sessionId: source.sessionId ?? null };
}
