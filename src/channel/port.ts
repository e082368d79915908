import type { Transport } from './transport.ts';

interface PortEvent<Listener> {
  addListener(listener: Listener): void;
  removeListener(listener: Listener): void;
}

/** The part of `runtime.Port` that is used. */
export interface PortLike {
  postMessage(message: unknown): void;
  disconnect(): void;
  readonly onMessage: PortEvent<(message: unknown) => void>;
  readonly onDisconnect: PortEvent<() => void>;
}

/** Who calls the service worker: the panel of a tab, or the DevTools page with entries of its network log. */
type Caller = 'panel' | 'network-log';

/** The name of the port by which the panel of a tab calls the service worker. */
export const panelPortName = (tabId: number): string => `panel:${tabId}`;

/** The name of the port by which a tab's DevTools page sends network entries to the service worker. */
export const networkLogPortName = (tabId: number): string => `network-log:${tabId}`;

/** Who calls, and the tab that a port's name carries; null for a port that is none of ours. */
export function callerOfPort(name: string): { readonly caller: Caller; readonly tabId: number } | null {
  const [, caller, digits] = /^(panel|network-log):(\d{1,15})$/.exec(name) ?? [];
  return digits === undefined ? null : { caller: caller as Caller, tabId: Number(digits) };
}

/** One port as a transport, for the side that was called. */
export function portTransport<Outgoing>(port: PortLike): Transport<Outgoing> {
  const cleanups = new Set<() => void>();
  let open = true;
  const subscribe = <Listener>(event: PortEvent<Listener>, listener: Listener) => {
    event.addListener(listener);
    const cleanup = () => {
      event.removeListener(listener);
      cleanups.delete(cleanup);
    };
    cleanups.add(cleanup);
    return cleanup;
  };
  subscribe(port.onDisconnect, () => {
    open = false;
  });
  return {
    send: (message) => {
      if (open) port.postMessage(message);
    },
    onMessage: (listener) => subscribe(port.onMessage, listener),
    onDisconnect: (listener) => subscribe(port.onDisconnect, listener),
    close: () => {
      open = false;
      for (const cleanup of [...cleanups]) cleanup();
      port.disconnect();
    },
  };
}

/** Milliseconds before connecting again after a connection without a message; the last one repeats. */
const retryDelays = [50, 200, 1_000, 5_000];

/** Messages that wait for the line to be there again; a person gives far fewer commands. */
const waitingLimit = 100;

/**
 * A line to the service worker, of the panel or the DevTools page. The browser may stop the service worker at any time;
 * the line then connects again, and the first message of every connection says how things stand. `onDisconnect` is called
 * only when no connection is possible any more, which means that the extension was reloaded or removed.
 */
export function callService<Outgoing extends { readonly type: string }>(
  connect: () => PortLike,
): Transport<Outgoing> {
  const messageListeners = new Set<(message: unknown) => void>();
  const disconnectListeners = new Set<() => void>();
  let current: Transport<Outgoing> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  let silentLines = 0;
  let waiting: Outgoing[] = [];

  const fail = () => {
    closed = true;
    for (const listener of [...disconnectListeners]) listener();
  };

  const call = () => {
    try {
      current = portTransport<Outgoing>(connect());
    } catch {
      // The extension was reloaded or removed.
      current = null;
      fail();
      return;
    }
    for (const message of waiting.splice(0)) current.send(message);
    let spoke = false;
    current.onMessage((message) => {
      spoke = true;
      silentLines = 0;
      for (const listener of [...messageListeners]) listener(message);
    });
    current.onDisconnect(() => {
      current = null;
      if (closed) return;
      if (spoke) call();
      else timer = setTimeout(call, retryDelays[Math.min(silentLines++, retryDelays.length - 1)]);
    });
  };

  call();
  return {
    send: (message) => {
      if (current !== null) current.send(message);
      // The next line begins with a snapshot, of which there is more than the last one had.
      else if (!closed && message.type !== 'more') waiting = [...waiting, message].slice(-waitingLimit);
    },
    onMessage: (listener) => {
      messageListeners.add(listener);
      return () => messageListeners.delete(listener);
    },
    onDisconnect: (listener) => {
      disconnectListeners.add(listener);
      return () => disconnectListeners.delete(listener);
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      current?.close();
      current = null;
      messageListeners.clear();
      disconnectListeners.clear();
    },
  };
}
