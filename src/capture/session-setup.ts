import type Protocol from 'devtools-protocol/types/protocol.js';
import type {
  CommandName,
  CommandParams,
  CommandResult,
  DebuggerInterface,
  SessionAddress,
} from './debugger-interface.ts';
import type { Realm } from './realm.ts';
import type { Session } from './sessions.ts';

/** The hook as it is put into a page: the binding it reports by, and an expression that installs it. */
export interface HookCode {
  readonly bindingName: string;
  readonly expression: string;
}

/** What a session's setup tells while its answers come. */
export interface SetupNews {
  onFrameTree(session: Session, tree: CommandResult<'Page.getFrameTree'>['frameTree']): void;
  onEnabled(session: Session): void;
  onController(session: Session, objectId: string): void;
}

/** A hook that was put into a running realm; one that was there before tells of its sockets by itself. */
export interface InstalledHook {
  /** Remote object of the HookController. */
  readonly controller: string;
  /** Numbers of the sockets that it told of; null where it has not looked for any. */
  readonly live: readonly number[] | null;
}

const objectGroup = 'closeframe';

/**
 * The commands that put the hook into sessions. A child session may wait for the debugger; everything is sent
 * without awaiting and `Runtime.runIfWaitingForDebugger` last, because awaiting an answer of a waiting service
 * worker crashes the browser (measured on Chromium 156).
 */
export class SessionSetup {
  readonly #debugger: DebuggerInterface;
  readonly #hook: HookCode;
  readonly #news: SetupNews;

  constructor(debuggerInterface: DebuggerInterface, hook: HookCode, news: SetupNews) {
    this.#debugger = debuggerInterface;
    this.#hook = hook;
    this.#news = news;
  }

  /**
   * A tab or a frame of another process: the hook goes into every document to come. Settles when the contexts that
   * are there have been announced.
   */
  setUpFrames(session: Session, waiting: boolean): Promise<void> {
    const { address } = session;
    this.#send(address, 'Page.enable');
    this.#send(address, 'Page.getFrameTree').then((answer) => {
      if (answer !== null) this.#news.onFrameTree(session, answer.frameTree);
    });
    this.#send(address, 'Inspector.enable');
    this.#send(address, 'Log.enable');
    this.#send(address, 'Runtime.addBinding', { name: this.#hook.bindingName });
    this.#send(address, 'Page.addScriptToEvaluateOnNewDocument', {
      source: this.#hook.expression,
    });
    const enabled = this.#send(address, 'Runtime.enable').then(() => this.#news.onEnabled(session));
    this.#attachChildren(address);
    if (waiting) this.letGo(address);
    return enabled;
  }

  /** A worker of any kind. One that waits gets the hook before its script; another gets it by `install`. */
  setUpWorker(session: Session, waiting: boolean): void {
    const { address } = session;
    this.#send(address, 'Log.enable');
    this.#send(address, 'Runtime.enable').then(() => this.#news.onEnabled(session));
    this.#send(address, 'Runtime.addBinding', { name: this.#hook.bindingName });
    if (waiting) {
      const { expression } = this.#hook;
      this.#send(address, 'Runtime.evaluate', { expression, objectGroup }).then((answer) => {
        const objectId = answer?.result.objectId;
        if (objectId !== undefined) this.#news.onController(session, objectId);
      });
    }
    this.#attachChildren(address);
    if (waiting) this.letGo(address);
  }

  /** Lets a session run that waits for the debugger. */
  letGo(address: SessionAddress): void {
    this.#send(address, 'Runtime.runIfWaitingForDebugger');
  }

  /** Installs the hook in a realm that runs already, or wakes the one that an earlier recording left there. */
  async install(address: SessionAddress, realm: Realm): Promise<InstalledHook | null> {
    const left = await this.#findController(address, realm);
    if (left !== null) {
      const { bindingName } = this.#hook;
      const answer = await this.#call(address, left, resumeFunction, [{ value: bindingName }]);
      const live: unknown = answer?.result.value;
      return Array.isArray(live) ? { controller: left, live: live.map(Number) } : null;
    }
    const answer = await this.#send(address, 'Runtime.evaluate', {
      expression: this.#hook.expression,
      uniqueContextId: realm.uniqueId,
      objectGroup,
    });
    const controller = answer?.result.objectId;
    return controller === undefined ? null : { controller, live: null };
  }

  /** Lets the hook of a realm watch the sockets that were there before it. */
  async adopt(address: SessionAddress, realm: Realm): Promise<void> {
    const prototype = await this.#send(address, 'Runtime.evaluate', {
      expression: nativePrototype,
      uniqueContextId: realm.uniqueId,
      objectGroup: adoptionGroup,
    });
    const prototypeObjectId = prototype?.result.objectId;
    if (prototypeObjectId === undefined) return;
    const found = await this.#send(address, 'Runtime.queryObjects', {
      prototypeObjectId,
      objectGroup: adoptionGroup,
    });
    const objectId = found?.objects.objectId;
    if (objectId !== undefined && realm.controller !== null) {
      await this.#call(address, realm.controller, adoptFunction, [{ objectId }]);
    }
    this.#send(address, 'Runtime.releaseObjectGroup', { objectGroup: adoptionGroup });
  }

  /** Ends a socket of the page for a rehearsal; gives a problem, or null. */
  async rehearse(
    address: SessionAddress,
    realm: Realm,
    socket: number,
    code: number,
    reason: string,
  ): Promise<string | null> {
    realm.controller ??= await this.#findController(address, realm);
    if (realm.controller === null) return 'no-such-socket';
    const given = [socket, code, reason].map((value) => ({ value }));
    const answer = await this.#call(address, realm.controller, rehearseFunction, given);
    if (answer === null) return 'no-such-socket';
    const problem: unknown = answer.result.value;
    return typeof problem === 'string' ? problem : null;
  }

  /** Whether commands still reach a session. */
  async isAttached(address: SessionAddress): Promise<boolean> {
    return (await this.#send(address, 'Runtime.getIsolateId')) !== null;
  }

  /** Lets a realm's hook fall asleep: nobody will listen. */
  pause(address: SessionAddress, realm: Realm): void {
    if (realm.controller !== null) this.#call(address, realm.controller, pauseFunction, []);
  }

  /** Asks for no more children, and lets those run that wait, before the target is let go of. */
  release(address: SessionAddress): void {
    this.#send(address, 'Target.setAutoAttach', { autoAttach: false, waitForDebuggerOnStart: false });
  }

  /** Lets go of all children, so that none of them waits for anybody, and attaches to them anew. */
  attachAnew(address: SessionAddress): void {
    this.release(address);
    this.#attachChildren(address);
  }

  #attachChildren(address: SessionAddress): void {
    const params = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };
    this.#send(address, 'Target.setAutoAttach', params);
  }

  /**
   * The controller of a hook that is there already. The hook keeps it where only a debugger can read: in the
   * handlers of its proxies (see HookController); the page may have replaced one of them.
   */
  async #findController(address: SessionAddress, { uniqueId }: Realm): Promise<string | null> {
    for (const expression of ['Function.prototype.toString', 'WebSocket']) {
      const params = { expression, uniqueContextId: uniqueId, objectGroup };
      const proxy = await this.#send(address, 'Runtime.evaluate', params);
      const inside = await this.#properties(address, proxy?.result.objectId);
      const handler = inside?.internalProperties?.find(({ name }) => name === '[[Handler]]');
      const parts = await this.#properties(address, handler?.value?.objectId);
      const controller = parts?.result.find(({ name }) => name === 'controller')?.value?.objectId;
      if (controller !== undefined) return controller;
    }
    return null;
  }

  async #properties(
    address: SessionAddress,
    objectId: string | undefined,
  ): Promise<CommandResult<'Runtime.getProperties'> | null> {
    if (objectId === undefined) return null;
    return this.#send(address, 'Runtime.getProperties', { objectId, ownProperties: true });
  }

  #call(
    address: SessionAddress,
    objectId: string,
    functionDeclaration: string,
    given: Protocol.Runtime.CallArgument[],
  ): Promise<CommandResult<'Runtime.callFunctionOn'> | null> {
    const params = { objectId, functionDeclaration, arguments: given, returnByValue: true };
    return this.#send(address, 'Runtime.callFunctionOn', params);
  }

  /** A session may be gone at any moment; then there is nothing to do, and the answer is null. */
  async #send<Method extends CommandName>(
    address: SessionAddress,
    method: Method,
    ...params: CommandParams<Method>
  ): Promise<CommandResult<Method> | null> {
    try {
      return await this.#debugger.send(address, method, ...params);
    } catch {
      return null;
    }
  }
}

const adoptionGroup = 'closeframe-adoption';
const adoptFunction = 'function(sockets){this.adopt(sockets)}';
const resumeFunction = 'function(bindingName){return this.resume(bindingName)}';
const pauseFunction = 'function(){this.pause()}';
const rehearseFunction = 'function(socket,code,reason){return this.rehearse(socket,code,reason)}';

/** A page may have put its own class in the place of `WebSocket`; the browser's prototype is at the end of the chain. */
const nativePrototype = `(() => {
  let found = null;
  for (let at = globalThis.WebSocket?.prototype; at; at = Object.getPrototypeOf(at)) {
    if (Object.hasOwn(at, 'bufferedAmount')) found = at;
  }
  return found;
})()`;
