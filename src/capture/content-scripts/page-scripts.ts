import type { RawHeaders } from '../../model/bounded-headers.ts';
import type { BridgeCommand } from './bridge/bridge-messages.ts';

/** A port that a bridge opened: the line to one document. */
export interface DocumentLine {
  readonly tabId: number;
  /** 0 for the page itself. */
  readonly frameId: number;
  /** Unique in the browser; another document in the same frame has another one. */
  readonly documentId: string;
  readonly url: string;
  send(command: BridgeCommand): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The document is gone, or its bridge hung up. */
  onDisconnect(listener: () => void): void;
}

/** What happens to the document of a frame. */
export interface NavigationEvent {
  readonly frameId: number;
  /** The document that is there now, where there is one; null where the browser does not say. */
  readonly documentId: string | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Takes what the browser says of a tab's documents. */
export interface NavigationListener {
  /** A document begins to leave. It may stay after all. */
  onLeaving(event: NavigationEvent): void;
  /** A frame shows another document than before. */
  onReplaced(event: NavigationEvent): void;
  /** The DOM of a document is there. */
  onLoaded(event: NavigationEvent): void;
  /** The process of a document ended, and the browser shows a page that says so. */
  onCrashed(event: NavigationEvent): void;
}

/** An event of one request by which a page or worker opens a WebSocket. */
export interface RequestEvent {
  readonly requestId: string;
  /** Null for a worker's: Firefox gives no document there (measured). */
  readonly documentId: string | null;
  /** Of the document, or of the page that owns the worker; '' where the browser does not say. */
  readonly documentUrl: string;
  /** Of the script that asked for it, a worker's own where it is one; '' where the browser does not say. */
  readonly originUrl: string;
  readonly url: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Takes what the browser says of such requests. */
export interface RequestListener {
  onBegin(event: RequestEvent): void;
  /** The headers, as they are sent. */
  onSent(event: RequestEvent, headers: RawHeaders): void;
  /** An answer came, whatever its status. It may be followed by `onEnd` with an error. */
  onAnswer(event: RequestEvent, status: number, headers: RawHeaders): void;
  /** The handshake is over. `error`: the browser's words for what it failed of, or null. */
  onEnd(event: RequestEvent, error: string | null): void;
}

/** The only way by which this witness knows a browser. */
export interface PageScripts {
  /** Whether the reader lets the extension read pages. */
  hasAccess(): Promise<boolean>;
  /** From now on, bridge and hook run in every new document of the browser, in this order, before the page's scripts. */
  register(): Promise<void>;
  unregister(): Promise<void>;
  /** Runs bridge and hook in the documents that a tab has. False where the browser lets no extension in. */
  inject(tabId: number): Promise<boolean>;
  /** The address and title of a tab; null where it is gone. */
  tab(tabId: number): Promise<{ readonly url: string; readonly title: string } | null>;
  /** Calls the listener with every line that a bridge opens. Has to be called at once when the background starts. */
  onDocument(listener: (line: DocumentLine) => void): void;
  /** Tells of a tab's requests of type `websocket`, its workers' too. Gives the cleanup. */
  onRequest(tabId: number, listener: RequestListener): () => void;
  /** The frames that a tab has now, the page itself (0) among them; null where the tab is gone. */
  frames(tabId: number): Promise<readonly number[] | null>;
  /** Tells of a tab's documents. Gives the cleanup. */
  onNavigation(tabId: number, listener: NavigationListener): () => void;
  /** A tab has another title. Gives the cleanup. */
  onTitle(listener: (tabId: number, url: string, title: string) => void): () => void;
}
