import type { ProtocolEvent } from '../../../../src/capture/debugger/debugger-interface.ts';
import { TabObserver } from '../../../../src/capture/debugger/tab-observer.ts';
import { SocketLog } from '../../../../src/capture/records/socket-log.ts';
import type { SocketRecord } from '../../../../src/model/socket.ts';
import { noTraffic } from '../../model/sockets.ts';
import { FakeDebugger } from './fake-debugger.ts';

/** The recording that scripts of these tests play to. */
export class Stage {
  readonly debugger = new FakeDebugger();
  readonly navigations: string[] = [];
  gaps = 0;
  readonly log: SocketLog;
  readonly observer: TabObserver;
  readonly #target = { tabId: 1 };

  constructor() {
    this.log = new SocketLog();
    this.observer = new TabObserver({
      debugger: this.debugger,
      hook: { bindingName: 'binding', expression: 'hook()' },
      log: this.log,
      onNavigated: (url) => this.navigations.push(url),
      onGap: () => {
        this.gaps += 1;
      },
      onPageChanged: () => {},
      onStateChange: () => {},
    });
    this.observer.addTab(this.#target);
  }

  /**
   * Plays a session written as lines of text, each an event:
   *   `tab has 1 page http://a.example/`      a context with id 1 in the main frame says hello
   *   `tab has 2 frame F http://a.example/f`  ... in frame F
   *   `tab.1 created 7 ws://a.example/`       the hook of context 1 reports on its socket 7
   *   `tab logs WebSocket connection to ...`  the browser logs
   *   `tab attaches w worker http://a/w.js`   a child session w
   * Empty lines are left out.
   */
  play(script: string): this {
    for (const line of script.split('\n').map((text) => text.trim())) if (line !== '') this.#line(line);
    return this;
  }

  /** One call of the binding in context 1 of the tab. */
  call(reports: readonly object[]): void {
    const payload = JSON.stringify(reports);
    this.#emit('tab', 'Runtime.bindingCalled', { name: 'binding', executionContextId: 1, payload });
  }

  /** The only context of a worker, seen through another session than before. */
  wakeWorker(session: string, before: string, id: number): void {
    this.#context(session, id, null, `unique-${before}-${id}`);
  }

  /** Every row, in a line of words. */
  rows(): string[] {
    return this.log.snapshot().sockets.map(describe);
  }

  #line(line: string): void {
    const [where = '', verb = '', ...words] = line.split(' ');
    const [session = '', context] = where.split('.');
    if (context !== undefined) this.#report(session, Number(context), reportOf(verb, words));
    else this.#event(session, verb, words);
  }

  #event(session: string, verb: string, words: string[]): void {
    const rest = words.join(' ');
    const [first = '', second = '', third = '', fourth = ''] = words;
    const frameOf = (id: string, url: string, parentId?: string) => ({ id, url, parentId });
    switch (verb) {
      case 'has':
        if (second === 'frame') {
          this.#emit(session, 'Page.frameAttached', { frameId: third, parentFrameId: 'main' });
          this.#context(session, Number(first), third);
          this.#hello(session, Number(first), fourth);
        } else {
          this.#context(session, Number(first), second === 'page' ? 'main' : null);
          this.#hello(session, Number(first), second === 'page' ? third : '');
        }
        break;
      case 'logs':
        this.#entry(session, 'network', rest);
        break;
      case 'logs-security':
        this.#entry(session, 'security', rest);
        break;
      case 'echoes':
        this.#entry(session, 'worker', rest);
        break;
      case 'attaches': {
        const targetInfo = { targetId: first, type: second, url: third, title: '', attached: true };
        const params = { sessionId: first, targetInfo, waitingForDebugger: fourth !== 'running' };
        this.#emit(session, 'Target.attachedToTarget', params);
        break;
      }
      case 'detaches':
        this.#emit(session, 'Target.detachedFromTarget', { sessionId: first, targetId: first });
        break;
      case 'clears':
        this.#emit(session, 'Runtime.executionContextsCleared', {});
        break;
      case 'destroys':
        this.#emit(session, 'Runtime.executionContextDestroyed', { executionContextId: Number(first) });
        break;
      case 'removes':
        this.#emit(session, 'Page.frameDetached', { frameId: first, reason: 'remove' });
        break;
      case 'swaps':
        this.#emit(session, 'Page.frameDetached', { frameId: first, reason: 'swap' });
        break;
      case 'navigates':
        this.#emit(session, 'Page.frameNavigated', { frame: frameOf('main', first), type: 'Navigation' });
        break;
      case 'wakes':
        this.#context(session, Number(second), 'main', `unique-${session}-${first}`);
        break;
      case 'crashes':
        this.#emit(session, 'Inspector.targetCrashed', {});
        break;
      default:
        throw new Error(`No such event: ${verb}`);
    }
  }

  #entry(session: string, source: string, text: string): void {
    const entry = { source, level: 'error', text: text.replace('EARLIER ', ''), timestamp: Date.now() };
    if (text.startsWith('EARLIER ')) entry.timestamp -= 60_000;
    this.#emit(session, 'Log.entryAdded', { entry });
  }

  #context(session: string, id: number, frameId: string | null, uniqueId = `unique-${session}-${id}`): void {
    const auxData = frameId === null ? undefined : { isDefault: true, type: 'default', frameId };
    const context = { id, uniqueId, origin: '', name: '', auxData };
    this.#emit(session, 'Runtime.executionContextCreated', { context });
  }

  #hello(session: string, id: number, url: string): void {
    this.#report(session, id, { type: 'hello', url, at: 1 });
  }

  #report(session: string, executionContextId: number, report: object): void {
    const payload = JSON.stringify([report]);
    this.#emit(session, 'Runtime.bindingCalled', { name: 'binding', executionContextId, payload });
  }

  #emit(session: string, method: string, params: object): void {
    const address = { target: this.#target, sessionId: session === 'tab' ? null : session };
    this.observer.events.handle(address, { method, params } as ProtocolEvent);
  }
}

/** A report of the hook, from words. */
export function reportOf(type: string, words: readonly string[]): object {
  const [first = '', second = '', ...rest] = words;
  const common = { type, at: 1_000, socket: Number(first) };
  const stack = [{ functionName: 'f', url: 'http://a.example/app.js', line: 3, column: 5 }];
  switch (type) {
    case 'created':
      return { ...common, api: 'WebSocket', url: second, protocols: rest, stack };
    case 'created-stream':
      return { ...common, type: 'created', api: 'WebSocketStream', url: second, protocols: rest, stack };
    case 'adopted':
      return { ...common, url: second, readyState: Number(rest[0] ?? 1), protocol: '', extensions: '' };
    case 'threw':
      return {
        type,
        at: 1_000,
        api: 'WebSocket',
        url: first,
        protocols: [],
        name: second,
        message: rest.join(' '),
        stack,
      };
    case 'opened':
      return { ...common, protocol: second, extensions: '' };
    case 'error':
      return { ...common, readyState: 3 };
    case 'close-called':
      return {
        ...common,
        code: second === '' ? null : Number(second),
        reason: '',
        threw: rest[0] ?? null,
        stack,
      };
    case 'closed':
      return {
        ...common,
        ...closeOf(second, rest),
        traffic: noTraffic,
        rehearsed: rest.includes('rehearsed'),
      };
    case 'stream-error':
      return { ...common, name: second, message: rest.join(' ') };
    case 'traffic':
      return {
        type,
        counters: [{ socket: Number(first), traffic: { ...noTraffic, received: Number(second) } }],
      };
    case 'page':
      return { type, hidden: first === 'hidden', onLine: second !== 'offline', at: Number(rest[0] ?? 1_000) };
    case 'page-hide':
    case 'page-show':
      return { type, persisted: first === 'persisted', at: 1_000 };
    case 'overflow':
      return { type, created: Number(first), ended: Number(second), at: 1_000 };
    default:
      throw new Error(`No such report: ${type}`);
  }
}

const closeOf = (code: string, rest: readonly string[]) => ({
  code: Number(code),
  reason: '',
  wasClean: rest.includes('clean'),
});

/** A record in a line of words: where, URL, how it is or ended, the browser's words. */
export function describe(socket: SocketRecord): string {
  const head = `${socket.context.kind} ${socket.url}`;
  if (socket.state !== 'ended') return `${head} ${socket.state}${socket.adopted ? ' adopted' : ''}`;
  const { ending } = socket;
  const how =
    ending.kind === 'close-event'
      ? `${ending.close.code}${ending.errorEvent ? ' after error' : ''}`
      : ending.kind === 'gone'
        ? `gone ${ending.why}`
        : ending.kind;
  return `${head} ${how}${socket.browserText === null ? '' : `: ${socket.browserText.text}`}`;
}
