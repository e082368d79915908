import type {
  DebuggerInterface,
  DebuggerTarget,
  DetachReason,
  ProtocolEvent,
  SessionAddress,
  TargetSummary,
} from '../../../../src/capture/debugger/debugger-interface.ts';
import { sessionKey, targetKey } from '../../../../src/capture/debugger/debugger-interface.ts';

export interface SentCommand {
  readonly session: string;
  readonly method: string;
  readonly params: Record<string, unknown>;
}

type Answer = (command: SentCommand) => unknown;

/** A browser's debugger that does what the test says. Commands are answered as by an empty page, unless the test sets an answer. */
export class FakeDebugger implements DebuggerInterface {
  readonly sent: SentCommand[] = [];
  readonly attached = new Set<string>();
  readonly answers = new Map<string, Answer>([
    ['Page.getFrameTree', () => ({ frameTree: { frame: { id: 'main', url: 'http://a.example/' } } })],
    ['Runtime.evaluate', () => ({ result: {} })],
    ['Runtime.getProperties', () => ({ result: [] })],
    ['Runtime.callFunctionOn', () => ({ result: {} })],
    ['Runtime.queryObjects', () => ({ objects: { objectId: 'found' } })],
  ]);
  targets: TargetSummary[] = [];
  refusal: string | null = null;
  readonly eventListeners = new Set<(address: SessionAddress, event: ProtocolEvent) => void>();
  readonly detachListeners = new Set<(target: DebuggerTarget, reason: DetachReason) => void>();

  async attach(target: DebuggerTarget): Promise<void> {
    if (this.refusal !== null) throw new Error(this.refusal);
    this.attached.add(targetKey(target));
  }

  async detach(target: DebuggerTarget): Promise<void> {
    if (!this.attached.delete(targetKey(target))) throw new Error('Debugger is not attached to the tab.');
  }

  async send(address: SessionAddress, method: string, params: unknown = {}): Promise<never> {
    const command = { session: sessionKey(address), method, params: params as Record<string, unknown> };
    this.sent.push(command);
    return (this.answers.get(method)?.(command) ?? {}) as never;
  }

  onEvent(listener: (address: SessionAddress, event: ProtocolEvent) => void): () => void {
    this.eventListeners.add(listener);
    return () => this.eventListeners.delete(listener);
  }

  onDetach(listener: (target: DebuggerTarget, reason: DetachReason) => void): () => void {
    this.detachListeners.add(listener);
    return () => this.detachListeners.delete(listener);
  }

  async getTargets(): Promise<readonly TargetSummary[]> {
    return this.targets;
  }

  emit(address: SessionAddress, method: string, params: object): void {
    for (const listener of [...this.eventListeners]) listener(address, { method, params } as ProtocolEvent);
  }

  emitDetach(target: DebuggerTarget, reason: DetachReason): void {
    this.attached.delete(targetKey(target));
    for (const listener of [...this.detachListeners]) listener(target, reason);
  }

  /** A document's main world appears. */
  openDocument(address: SessionAddress): void {
    const auxData = { isDefault: true, frameId: 'main' };
    const context = { id: 1, uniqueId: 'u', origin: '', name: '', auxData };
    this.emit(address, 'Runtime.executionContextCreated', { context });
  }

  /** From now on a look for the hook's controller finds this object. */
  hasController(objectId: string): void {
    this.answers.set('Runtime.evaluate', ({ params }) => ({
      result: params.expression === 'hook()' ? {} : { objectId: 'proxy' },
    }));
    this.answers.set('Runtime.getProperties', ({ params }) =>
      params.objectId === 'proxy'
        ? { result: [], internalProperties: [{ name: '[[Handler]]', value: { objectId: 'handler' } }] }
        : { result: [{ name: 'controller', value: { objectId } }] },
    );
  }

  /** The methods sent to a session, in order. */
  methodsOf(session: string): string[] {
    return this.sent.filter((command) => command.session === session).map(({ method }) => method);
  }
}
