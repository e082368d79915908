import type { ProtocolMapping } from 'devtools-protocol/types/protocol-mapping.js';

/** What the debugger can be attached to by itself: a tab, or a shared worker by its target id. */
export type DebuggerTarget = { readonly tabId: number } | { readonly targetId: string };

/** A target, or one of its child sessions (frames and workers). */
export interface SessionAddress {
  readonly target: DebuggerTarget;
  /** Null for the target's own session. */
  readonly sessionId: string | null;
}

type Events = ProtocolMapping.Events;
type Commands = ProtocolMapping.Commands;

/** Every event of the debugger protocol, told apart by `method`. */
export type ProtocolEvent = {
  [Method in keyof Events]: { readonly method: Method; readonly params: Events[Method][0] };
}[keyof Events];

export type CommandName = keyof Commands;
export type CommandParams<Method extends CommandName> = Commands[Method]['paramsType'];
export type CommandResult<Method extends CommandName> = Commands[Method]['returnType'];

/** A row of the browser's list of targets. */
export interface TargetSummary {
  readonly id: string;
  readonly type: string;
  readonly url: string;
  readonly title: string;
  readonly tabId: number | null;
}

export type DetachReason = 'canceled_by_user' | 'target_closed';

/** The only way by which capture knows a browser. */
export interface DebuggerInterface {
  /** Rejects with the browser's words where the target may not be debugged. */
  attach(target: DebuggerTarget): Promise<void>;
  detach(target: DebuggerTarget): Promise<void>;
  /** Commands reach the target in the order of the calls, whether or not earlier ones were awaited. */
  send<Method extends CommandName>(
    address: SessionAddress,
    method: Method,
    ...params: CommandParams<Method>
  ): Promise<CommandResult<Method>>;
  /** Listens for protocol events of every attached target; returns the cleanup. */
  onEvent(listener: (address: SessionAddress, event: ProtocolEvent) => void): () => void;
  /** Listens for attachments that the browser ended; returns the cleanup. */
  onDetach(listener: (target: DebuggerTarget, reason: DetachReason) => void): () => void;
  getTargets(): Promise<readonly TargetSummary[]>;
}

/** A name for a session that is unique in the browser: equal addresses give equal keys. */
export function sessionKey({ target, sessionId }: SessionAddress): string {
  return sessionId ?? targetKey(target);
}

/** A name for a target that is unique in the browser. */
export function targetKey(target: DebuggerTarget): string {
  return 'tabId' in target ? `tab:${target.tabId}` : `target:${target.targetId}`;
}
