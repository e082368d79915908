import type Protocol from 'devtools-protocol/types/protocol.js';
import * as v from 'valibot';
import type { ResumedHook } from '../../../hook/reporting/reports.ts';
import { type RehearsalProblem, rehearsalProblems } from '../../../model/recording.ts';
import type { CommandResult, SessionAddress } from '../debugger-interface.ts';
import type { DebuggerRealm } from '../sessions.ts';
import type { TrySend } from '../try-send.ts';

/** The hook as it is put into a page: the binding it reports by, and an expression that installs it. */
export interface HookCode {
  readonly bindingName: string;
  readonly expression: string;
}

/** A hook that was put into a running realm; one that was there before reports its sockets by itself. */
interface InstalledHook {
  /** Remote object of the HookController. */
  readonly controller: string;
  /** What it knows; null where it has not looked for any socket yet. */
  readonly resumed: ResumedHook | null;
}

/** Group of the remote objects that are held in a page while it is recorded. */
export const hookObjects = 'closeframe';

/** The commands to the hook of one realm: to put it there, to find it, and to have it do something. */
export class HookClient {
  readonly #send: TrySend;
  readonly #hook: HookCode;

  constructor(send: TrySend, hook: HookCode) {
    this.#send = send;
    this.#hook = hook;
  }

  /** Installs the hook in a realm that runs already, or resumes the one that an earlier recording left there. */
  async install(address: SessionAddress, realm: DebuggerRealm): Promise<InstalledHook | null> {
    const left = await this.#findController(address, realm);
    if (left !== null) {
      const { bindingName } = this.#hook;
      const given = [{ value: bindingName }, { value: realm.lastCall }];
      const answer = await this.#call(address, left, resumeFunction, given);
      const resumed = v.safeParse(resumedHook, answer?.result.value);
      return resumed.success ? { controller: left, resumed: resumed.output } : null;
    }
    const answer = await this.#send(address, 'Runtime.evaluate', {
      expression: this.#hook.expression,
      uniqueContextId: realm.uniqueId,
      objectGroup: hookObjects,
    });
    const controller = answer?.result.objectId;
    return controller === undefined ? null : { controller, resumed: null };
  }

  /** Lets the hook of a realm watch the sockets that were there before it. */
  async adopt(address: SessionAddress, realm: DebuggerRealm): Promise<void> {
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
    realm: DebuggerRealm,
    socket: number,
    code: number,
    reason: string,
  ): Promise<RehearsalProblem | null> {
    realm.controller ??= await this.#findController(address, realm);
    if (realm.controller === null) return 'no-such-socket';
    const given = [socket, code, reason].map((value) => ({ value }));
    const answer = await this.#call(address, realm.controller, rehearseFunction, given);
    if (answer === null) return 'no-such-socket';
    if (answer.exceptionDetails !== undefined) return 'failed';
    const said: unknown = answer.result.value;
    return said === null ? null : (rehearsalProblems.find((problem) => problem === said) ?? 'failed');
  }

  /** Pauses a realm's hook: nobody will listen. One that came with its document has to be found first. */
  async pause(address: SessionAddress, realm: DebuggerRealm): Promise<void> {
    const controller = realm.controller ?? (await this.#findController(address, realm));
    if (controller !== null) await this.#call(address, controller, pauseFunction, []);
  }

  /**
   * The controller of a hook that is there already. The hook keeps it where only a debugger can read: in the
   * handlers of its proxies (see HookController); the page may have replaced one of them.
   */
  async #findController(address: SessionAddress, { uniqueId }: DebuggerRealm): Promise<string | null> {
    for (const expression of ['Function.prototype.toString', 'WebSocket']) {
      const params = { expression, uniqueContextId: uniqueId, objectGroup: hookObjects };
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
}

const number = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const resumedHook = v.object({ live: v.array(number), last: number });

const adoptionGroup = 'closeframe-adoption';
const adoptFunction = 'function(sockets){this.adopt(sockets)}';
const resumeFunction = 'function(bindingName,after){return this.resume(bindingName,after)}';
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
