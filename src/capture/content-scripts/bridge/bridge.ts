import type { HookController, ResumedHook } from '../../../hook/reporting/reports.ts';
import { limits } from '../../../model/limits.ts';
import { type RehearsalProblem, rehearsalProblems } from '../../../model/recording.ts';
import type { BridgeCommand, BridgeMessage } from './bridge-messages.ts';

/** The bridge's end of a port to the background. */
export interface BridgePort {
  /** Throws once the port is disconnected. */
  send(message: BridgeMessage): void;
  disconnect(): void;
  onCommand(listener: (command: BridgeCommand) => void): void;
  /** The other end is gone: the event page was stopped, or hung up. */
  onDisconnect(listener: () => void): void;
}

/** What the browser says of a connection that the document's policy blocked. */
export type PolicyViolation = Omit<Extract<BridgeMessage, { type: 'policy' }>, 'type'>;

/** What a bridge needs of its document; the entrypoint has the real one. */
export interface BridgeDocument {
  /** Calls the background, which starts where it was stopped. Throws where the extension is gone. */
  connect(): BridgePort;
  /** Puts the hook's binding among the page's globals. Throws where the page has locked that name. */
  offerBinding(binding: (value: unknown) => void): void;
  /** The hook's controller as the page's own object, whose functions can be called. */
  unwrap(value: unknown): HookController;
  /** Calls the listener when the document comes back from the back-forward cache. */
  onReturn(listener: () => void): void;
  /** Calls the listener when the document's policy has blocked a WebSocket. */
  onPolicy(listener: (violation: PolicyViolation) => void): void;
  readonly bindingName: string;
}

/**
 * Stands between the hook of one document, in the page's world, and the background: passes reports on and commands back.
 * It runs in the extension's own world, where the page sees nothing of it.
 */
export class Bridge {
  readonly #document: BridgeDocument;
  #controller: HookController | null = null;
  #port: BridgePort | null = null;

  constructor(document: BridgeDocument) {
    this.#document = document;
  }

  /** Offers the binding to the hook, which has to run next, and calls the background. */
  begin(): void {
    try {
      this.#document.offerBinding((value) => this.#take(value));
    } catch {
      // The page has made a global of this name that cannot be replaced: it is not recorded, and goes on undisturbed.
      return;
    }
    this.#document.onReturn(() => this.call());
    this.#document.onPolicy((violation) => this.#port?.send({ type: 'policy', ...violation }));
    this.#call('new');
  }

  /** Asks again whether this document is recorded, unless the background is on the line. */
  call(): void {
    if (this.#port === null && this.#controller !== null) this.#call('known');
  }

  #call(hook: 'new' | 'known'): void {
    let port: BridgePort;
    try {
      port = this.#document.connect();
    } catch {
      // The extension was reloaded or removed: nobody will take reports.
      this.#pause();
      return;
    }
    this.#port = port;
    port.onCommand((command) => this.#obey(port, command));
    port.onDisconnect(() => {
      if (this.#port !== port) return;
      this.#port = null;
      this.call();
    });
    port.send({ type: 'document', hook });
  }

  /**
   * The hook's binding: gets the controller once, and then payloads. What throws here the hook keeps to itself. A page
   * that caught the binding may call it too (SECURITY.md): what no hook sends is not even copied to the background.
   */
  #take(value: unknown): void {
    if (typeof value === 'string') {
      if (value.length <= limits.callLength) this.#port?.send({ type: 'reports', payload: value });
    } else if (typeof value === 'object' && value !== null) this.#controller ??= this.#document.unwrap(value);
  }

  #obey(port: BridgePort, command: BridgeCommand): void {
    switch (command.type) {
      case 'pause':
        this.#port = null;
        port.disconnect();
        this.#pause();
        break;
      case 'resume':
        port.send({ type: 'resumed', resumed: this.#resume(command.after) });
        break;
      case 'rehearse': {
        const { request, socket, code, reason } = command;
        port.send({ type: 'rehearsed', request, problem: this.#rehearse(socket, code, reason) });
        break;
      }
    }
  }

  #pause(): void {
    try {
      this.#controller?.pause();
    } catch {
      // A hook that cannot be called reports to nobody.
    }
  }

  #resume(after: number | null): ResumedHook | null {
    try {
      this.#document.offerBinding((value) => this.#take(value));
      const resumed = this.#controller?.resume(this.#document.bindingName, after);
      // The lists of the page's world are copied: a port would refuse them.
      return resumed ? { live: Array.from(resumed.live, Number), last: Number(resumed.last) } : null;
    } catch {
      return null;
    }
  }

  #rehearse(socket: number, code: number, reason: string): RehearsalProblem | null {
    if (this.#controller === null) return 'no-such-socket';
    try {
      const said: unknown = this.#controller.rehearse(socket, code, reason);
      return said === null ? null : (rehearsalProblems.find((problem) => problem === said) ?? 'failed');
    } catch {
      return 'failed';
    }
  }
}
