import { withDeadline } from '../waiting.ts';
import type { SessionAddress } from './debugger-interface.ts';
import { type HookCode, hookObjects } from './hook/hook-client.ts';
import { noteFrameTree, type Session, type Sessions } from './sessions.ts';
import type { TrySend } from './try-send.ts';

/** Milliseconds in which a session has to refuse a command, to count as gone. */
const answerTimeout = 1_000;

/**
 * The commands that put the hook into sessions. A child session may wait for the debugger; everything is sent
 * without awaiting and `Runtime.runIfWaitingForDebugger` last, because awaiting an answer of a waiting service
 * worker crashes the browser (measured on Chromium 156).
 */
export class SessionSetup {
  readonly #send: TrySend;
  readonly #hook: HookCode;
  readonly #sessions: Sessions;
  readonly #onStateChange: () => void;

  constructor(send: TrySend, hook: HookCode, sessions: Sessions, onStateChange: () => void) {
    this.#send = send;
    this.#hook = hook;
    this.#sessions = sessions;
    this.#onStateChange = onStateChange;
  }

  /**
   * A tab or a frame of another process: the hook goes into every document to come. Settles when the contexts that
   * are there have been announced.
   */
  setUpFrames(session: Session, waiting: boolean): Promise<void> {
    const { address } = session;
    this.#send(address, 'Page.enable');
    void this.readFrames(session);
    this.#send(address, 'Inspector.enable');
    this.#send(address, 'Log.enable');
    this.#send(address, 'Runtime.addBinding', { name: this.#hook.bindingName });
    this.#send(address, 'Page.addScriptToEvaluateOnNewDocument', {
      source: this.#hook.expression,
    });
    const enabled = this.#enableRuntime(session);
    this.#attachChildren(address);
    if (waiting) this.run(address);
    return enabled;
  }

  /**
   * Has the browser repeat the log of a session. `onBegin` is called when nothing but the log from its beginning comes
   * any more: answers may overtake events, so it is asked for only then. Settles when all of it was sent.
   */
  async repeatLog({ address }: Session, onBegin: () => void): Promise<void> {
    await this.#send(address, 'Log.disable');
    onBegin();
    await this.#send(address, 'Log.enable');
  }

  /** Asks for the addresses of all frames of a session: those that were there before are not announced. */
  async readFrames(session: Session): Promise<void> {
    const answer = await this.#send(session.address, 'Page.getFrameTree');
    if (answer !== null) noteFrameTree(session, answer.frameTree);
  }

  /** A worker of any kind. One that waits gets the hook before its script; another gets it by `install`. */
  setUpWorker(session: Session, waiting: boolean): void {
    const { address } = session;
    this.#send(address, 'Log.enable');
    this.#enableRuntime(session);
    this.#send(address, 'Runtime.addBinding', { name: this.#hook.bindingName });
    if (waiting) {
      const { expression } = this.#hook;
      this.#send(address, 'Runtime.evaluate', { expression, objectGroup: hookObjects }).then((answer) => {
        const objectId = answer?.result.objectId;
        if (objectId === undefined) return;
        for (const realm of this.#sessions.realmsOf(session.key)) realm.controller = objectId;
      });
    }
    this.#attachChildren(address);
    if (waiting) this.run(address);
  }

  /** Lets a session run that waits for the debugger. */
  run(address: SessionAddress): void {
    this.#send(address, 'Runtime.runIfWaitingForDebugger');
  }

  /** Whether commands still reach a session. The browser refuses one that is gone at once; a page that hangs is silent. */
  async isAttached(address: SessionAddress): Promise<boolean> {
    const answer = this.#send(address, 'Runtime.getIsolateId');
    return (await withDeadline(answer, answerTimeout, 'silent')) !== null;
  }

  /** Lets children to come run at once; those that are there stay. */
  stopWaiting(address: SessionAddress): void {
    const params = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true };
    this.#send(address, 'Target.setAutoAttach', params);
  }

  /** Asks for no more children, and lets those run that wait, before the target is let go of. */
  release(address: SessionAddress): void {
    this.#send(address, 'Target.setAutoAttach', { autoAttach: false, waitForDebuggerOnStart: false });
  }

  /** Lets go of all children, so that none of them waits for anybody, and attaches to them again. */
  reattachChildren(address: SessionAddress): void {
    this.release(address);
    this.#attachChildren(address);
  }

  async #enableRuntime(session: Session): Promise<void> {
    await this.#send(session.address, 'Runtime.enable');
    session.hooked = true;
    this.#onStateChange();
  }

  #attachChildren(address: SessionAddress): void {
    const params = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };
    this.#send(address, 'Target.setAutoAttach', params);
  }
}
