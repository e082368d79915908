import type {
  BridgeCommand,
  BridgeMessage,
} from '../../../../src/capture/content-scripts/bridge/bridge-messages.ts';
import type {
  DocumentLine,
  NavigationListener,
  PageScripts,
  RequestListener,
} from '../../../../src/capture/content-scripts/page-scripts.ts';
import { reportOf } from '../debugger/script.ts';

/** A document with a bridge and a hook, as the background sees it. */
export class FakeLine implements DocumentLine {
  readonly commands: BridgeCommand[] = [];
  readonly #message: ((message: unknown) => void)[] = [];
  readonly #down: (() => void)[] = [];
  #calls = 0;
  readonly tabId: number;
  readonly frameId: number;
  readonly documentId: string;
  readonly url: string;

  constructor(tabId: number, frameId: number, documentId: string, url: string) {
    this.tabId = tabId;
    this.frameId = frameId;
    this.documentId = documentId;
    this.url = url;
  }

  send(command: BridgeCommand): void {
    this.commands.push(command);
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#message.push(listener);
  }

  onDisconnect(listener: () => void): void {
    this.#down.push(listener);
  }

  say(message: BridgeMessage): void {
    for (const listener of this.#message) listener(message);
  }

  /** The hook reports, each line in a call of its own: `created 1 ws://a.example/s`. */
  report(...lines: readonly string[]): void {
    for (const text of lines) {
      const [verb = '', ...words] = text.split(' ');
      this.#calls += 1;
      const payload = JSON.stringify([{ type: 'call', number: this.#calls }, reportOf(verb, words)]);
      this.say({ type: 'reports', payload });
    }
  }

  /** Reports that nobody takes, as while the event page is stopped. */
  skip(calls: number): void {
    this.#calls += calls;
  }

  hangUp(): void {
    for (const listener of this.#down) listener();
  }
}

/** Firefox without Firefox. */
export class FakeScripts implements PageScripts {
  access = true;
  isOpen = true;
  registered = false;
  registrations = 0;
  injected: number[] = [];
  readonly lines = new Set<FakeLine>();
  readonly requests = new Set<RequestListener>();
  navigation: NavigationListener | null = null;
  tabs = new Map([[1, { url: 'http://a.example/', title: 'A' }]]);
  readonly #documents: ((line: DocumentLine) => void)[] = [];

  hasAccess = async () => this.access;

  async register(): Promise<void> {
    this.registered = true;
    this.registrations += 1;
  }

  async unregister(): Promise<void> {
    this.registered = false;
  }

  async inject(tabId: number): Promise<boolean> {
    this.injected.push(tabId);
    return this.isOpen;
  }

  /** What the browser still has of the tab besides the frames on the line: a frame without a bridge. */
  otherFrames: number[] = [];
  frames = async () => [...[...this.lines].map(({ frameId }) => frameId), ...this.otherFrames];

  tab = async (tabId: number) => this.tabs.get(tabId) ?? null;

  onDocument(listener: (line: DocumentLine) => void): void {
    this.#documents.push(listener);
  }

  onRequest(_tabId: number, listener: RequestListener): () => void {
    this.requests.add(listener);
    return () => this.requests.delete(listener);
  }

  onNavigation(_tabId: number, listener: NavigationListener): () => void {
    this.navigation = listener;
    return () => {
      this.navigation = null;
    };
  }

  /** A frame's document begins to leave, was replaced, has been loaded, or crashed. */
  navigate(what: keyof NavigationListener, frameId = 0, documentId: string | null = null, at = 2_000): void {
    this.navigation?.[what]({ frameId, documentId, at });
  }

  onTitle = () => () => {};

  /** A bridge calls from a document. */
  connect(documentId: string, frameId = 0, hook: 'new' | 'known' = 'new', tabId = 1): FakeLine {
    const line = new FakeLine(tabId, frameId, documentId, `http://a.example/${documentId}`);
    this.lines.add(line);
    line.onDisconnect(() => this.lines.delete(line));
    for (const listener of this.#documents) listener(line);
    line.say({ type: 'document', hook });
    return line;
  }

  /** A whole request: its answer, or what it failed of. */
  request(id: string, url: string, at: number, documentId: string | null, outcome: number | string): void {
    const event = { requestId: id, documentId, documentUrl: '', originUrl: 'http://a.example/w.js', url, at };
    for (const listener of this.requests) {
      listener.onBegin(event);
      listener.onSent(event, [{ name: 'Origin', value: 'http://a.example' }]);
      if (typeof outcome === 'number') listener.onAnswer(event, outcome, [{ name: 'Server', value: 's' }]);
      listener.onEnd(event, typeof outcome === 'number' ? null : outcome);
    }
  }
}
