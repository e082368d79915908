import { expect } from 'vitest';
import * as snippets from '../../../../src/diagnosis/snippets/page-snippets.ts';
import { paste, runModule } from './support.ts';

const states = { CONNECTING: 0, OPEN: 1 };

/** A page's socket that writes down what is done to it. */
class Socket extends EventTarget {
  static readonly made: (readonly [url: string, protocols: unknown])[] = [];
  static readonly CONNECTING = states.CONNECTING;
  static readonly OPEN = states.OPEN;
  readyState = states.CONNECTING;
  readonly sent: string[] = [];
  readonly closed: unknown[] = [];
  constructor(url = '', protocols?: unknown) {
    super();
    Socket.made.push([url, protocols]);
  }
  send(data: string) {
    this.sent.push(data);
  }
  close(code?: number) {
    this.closed.push(code);
  }
}

/** Delays that the pasted function asks for, try by try, at one end of the random numbers. */
function delaysOf(code: string, random: number, tries: number): readonly number[] {
  const delays: number[] = [];
  const scope = {
    connect: () => undefined,
    setTimeout: (_: unknown, delay: number) => delays.push(delay),
    Math: { ...Math, min: Math.min, random: () => random },
  };
  const reconnect = paste(code, scope, 'reconnect') as () => void;
  for (let count = 0; count < tries; count += 1) reconnect();
  return delays;
}

/** The delays of two tries, then of one after a connection that opened, and held or was lost at once. */
function delaysAfterOpen(code: string, then: 'held' | 'lost'): readonly number[] {
  const delays: number[] = [];
  const timers = new Map<number, () => void>();
  const scope = {
    connect: 'connect',
    setTimeout: (run: unknown, delay: number) => {
      if (run === 'connect') return delays.push(delay);
      timers.set(1, run as () => void);
      return 1;
    },
    clearTimeout: (id: number) => timers.delete(id),
    Math: { ...Math, min: Math.min, random: () => 1 },
  };
  const { reconnect, startOver } = paste(code, scope, '{ reconnect, startOver }') as {
    reconnect: () => void;
    startOver: (socket: EventTarget) => void;
  };
  const socket = new EventTarget();
  startOver(socket);
  for (let count = 0; count < 2; count += 1) reconnect();
  socket.dispatchEvent(new Event('open'));
  if (then === 'lost') socket.dispatchEvent(new Event('close'));
  for (const run of timers.values()) run();
  reconnect();
  return delays;
}

/** Snippets for a page, each run with stand-ins for what a browser has. */
export const pageRuns: Record<string, () => Promise<void>> = {
  async clientHeartbeat() {
    const socket = new Socket();
    let tick = () => {};
    const cleared: unknown[] = [];
    paste(snippets.clientHeartbeat(9_000).code, {
      socket,
      WebSocket: Socket,
      setInterval: (run: () => void, delay: number) => {
        tick = run;
        return delay;
      },
      clearInterval: (timer: unknown) => cleared.push(timer),
    });
    tick();
    expect(socket.sent).toEqual([]);
    socket.readyState = states.OPEN;
    tick();
    expect(socket.sent.map((message) => JSON.parse(message))).toEqual([{ type: 'ping' }]);
    socket.dispatchEvent(new Event('close'));
    expect(cleared).toEqual([9_000]);
  },

  async backoff() {
    const { code } = snippets.backoff({ from: 5_000, to: 30_000, most: 60_000 });
    expect(delaysOf(code, 0, 3)).toEqual([5_000, 5_000, 5_000]);
    expect(delaysOf(code, 1, 3)).toEqual([30_000, 60_000, 60_000]);
    const full = snippets.backoff({ from: 0, to: 1_000, most: 3_000 }).code;
    expect(delaysOf(full, 0, 1)).toEqual([0]);
    expect(delaysOf(full, 1, 3)).toEqual([1_000, 2_000, 3_000]);
    expect(delaysAfterOpen(full, 'held')).toEqual([1_000, 2_000, 1_000]);
    expect(delaysAfterOpen(full, 'lost')).toEqual([1_000, 2_000, 3_000]);
  },

  async waitOnline() {
    for (const onLine of [true, false]) {
      const page = new EventTarget();
      const delays: number[] = [];
      paste(snippets.waitOnline.code, {
        navigator: { onLine },
        connect: () => undefined,
        addEventListener: page.addEventListener.bind(page),
        setTimeout: (_: unknown, delay: number) => delays.push(delay),
      });
      expect(delays).toHaveLength(onLine ? 1 : 0);
      page.dispatchEvent(new Event('online'));
      expect(delays).toHaveLength(1);
    }
  },

  async closeAfterOpen() {
    const sockets: Socket[] = [];
    class Kept extends Socket {
      constructor(url: string) {
        super(url);
        sockets.push(this);
      }
    }
    const cleanUps: (() => void)[] = [];
    const scope = {
      url: 'wss://x/',
      WebSocket: Kept,
      useEffect: (effect: () => () => void) => cleanUps.push(effect()),
    };
    paste(snippets.closeAfterOpen.code, scope);
    paste(snippets.closeAfterOpen.code, scope);
    const [early, late] = sockets;
    if (!early || !late) throw new Error('The effect makes no socket');
    late.readyState = states.OPEN;
    for (const cleanUp of cleanUps) cleanUp();
    expect([early.closed, late.closed]).toEqual([[], [1000]]);
    early.dispatchEvent(new Event('open'));
    expect(early.closed).toEqual([1000]);
  },

  async reopenOnShow() {
    const page = new EventTarget();
    const socket = new Socket();
    let connected = 0;
    const connect = () => {
      connected += 1;
    };
    paste(snippets.reopenOnShow.code, {
      socket,
      connect,
      addEventListener: page.addEventListener.bind(page),
    });
    page.dispatchEvent(new Event('pagehide'));
    expect(socket.closed).toEqual([1000]);
    page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
    page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    expect(connected).toBe(1);
  },

  async closeWorkerFirst() {
    const [page = '', inWorker = ''] = snippets.closeWorkerFirst.code.split('// in the worker');
    const inside = new EventTarget();
    const socket = new Socket();
    let ended = false;
    const outside = Object.assign(new EventTarget(), {
      postMessage: (data: string) => inside.dispatchEvent(Object.assign(new Event('message'), { data })),
      terminate: () => {
        ended = true;
      },
    });
    paste(inWorker, {
      socket,
      addEventListener: inside.addEventListener.bind(inside),
      postMessage: (data: string) => outside.dispatchEvent(Object.assign(new Event('message'), { data })),
    });
    paste(page, { worker: outside });
    expect([socket.closed, ended]).toEqual([[1000], false]);
    socket.dispatchEvent(new Event('close'));
    expect(ended).toBe(true);
  },

  async secureUrl() {
    Socket.made.length = 0;
    for (const url of ['ws://api.shop.dev/live?x=1', 'ws://api.shop.dev:8080/', 'ws://h.dev/\'"</script>']) {
      const { code, withSecrets = code } = snippets.secureUrl(url);
      paste(withSecrets, { WebSocket: Socket });
    }
    expect(Socket.made.map(([url]) => url)).toEqual([
      'wss://api.shop.dev/live?x=1',
      'wss://api.shop.dev/',
      "wss://h.dev/'%22%3C/script%3E",
    ]);
  },

  async askSubprotocol() {
    Socket.made.length = 0;
    paste(snippets.askSubprotocol.code, { WebSocket: Socket, url: 'wss://x/' });
    expect(Socket.made).toEqual([
      ['wss://x/', ['json.v1']],
      ['wss://x/', undefined],
    ]);
  },

  async closeWithCode() {
    const socket = new Socket();
    paste(snippets.closeWithCode.code, { socket });
    expect(socket.closed).toEqual([1000]);
  },

  async acceptKey() {
    const request = "globalThis.request = { headers: { 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' } };";
    const printed = runModule(`${request}\n${snippets.acceptKey.code}\nconsole.log(accept);`);
    // RFC 6455 section 1.3.
    expect(printed).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
  },

  async viteHmr() {
    const config = `data:text/javascript;base64,${btoa(snippets.viteHmr.code)}`;
    const printed = runModule(`import config from '${config}';\nconsole.log(JSON.stringify(config));`);
    expect(JSON.parse(printed)).toEqual({ server: { hmr: { protocol: 'wss', clientPort: 443 } } });
  },
};
