import type { SocketTracker } from '../records/socket-tracker.ts';
import type { LogReader } from './browser-log/log-reader.ts';
import type { DebuggerInterface, ProtocolEvent, SessionAddress } from './debugger-interface.ts';
import type { HookCode } from './hook/hook-client.ts';
import type { Session, Sessions } from './sessions.ts';
import type { TargetLifecycle } from './target-lifecycle.ts';

/** The parts that events are for. */
interface EventRouterOptions {
  /** Names the binding through which the hooks report. */
  readonly hook: HookCode;
  readonly sessions: Sessions;
  readonly tracker: SocketTracker;
  readonly browserLog: LogReader;
  readonly targets: TargetLifecycle;
  /** The page's address or title may have changed. */
  readonly onPageChanged: () => void;
  /** Sessions or realms changed. */
  readonly onStateChange: () => void;
}

type Handlers = {
  [Method in ProtocolEvent['method']]?: (
    session: Session,
    params: Extract<ProtocolEvent, { method: Method }>['params'],
  ) => void;
};

/** Gives each event of a recording's sessions to the part that it concerns. */
export class EventRouter {
  readonly #options: EventRouterOptions;
  readonly #handlers: Handlers;

  constructor(options: EventRouterOptions) {
    this.#options = options;
    const { browserLog, targets } = options;
    this.#handlers = {
      'Runtime.bindingCalled': (session, { name, executionContextId, payload }) => {
        if (name === options.hook.bindingName) this.#reported(session, executionContextId, payload);
      },
      'Runtime.executionContextCreated': (session, params) => {
        browserLog.mayRepeat();
        targets.contextCreated(session, params);
      },
      'Runtime.executionContextDestroyed': (session, { executionContextId }) =>
        targets.contextDestroyed(session, executionContextId),
      'Runtime.executionContextsCleared': (session) => targets.contextsCleared(session),
      'Log.entryAdded': (session, { entry }) => browserLog.read(session, entry),
      'Page.frameAttached': (session, params) => targets.frameAttached(session, params),
      'Page.frameNavigated': (session, params) => targets.frameNavigated(session, params),
      'Page.frameDetached': (session, params) => targets.frameDetached(session, params),
      'Page.frameStartedNavigating': (session, params) => targets.startedNavigating(session, params),
      'Page.navigatedWithinDocument': (session) => this.#pageChanged(session),
      'Page.domContentEventFired': (session) => this.#pageChanged(session),
      'Page.loadEventFired': (session) => this.#pageChanged(session),
      'Target.attachedToTarget': (session, params) => {
        browserLog.mayRepeat();
        targets.attached(session, params);
      },
      'Target.detachedFromTarget': (session, params) => targets.detached(session, params),
      'Inspector.targetCrashed': (session) => targets.crashed(session),
    };
  }

  /** Listens to the debugger; gives the cleanup. */
  listen(client: DebuggerInterface): () => void {
    return client.onEvent((address, event) => this.handle(address, event));
  }

  /** Events that change nothing that is kept, but for what `#reported` finds. */
  static readonly #passing: ReadonlySet<string> = new Set([
    'Runtime.bindingCalled',
    'Log.entryAdded',
    'Page.navigatedWithinDocument',
    'Page.domContentEventFired',
    'Page.loadEventFired',
  ]);

  /** Takes one event of the debugger; those of other recordings are nothing here. */
  handle(address: SessionAddress, event: ProtocolEvent): void {
    const session = this.#options.sessions.get(address);
    const handle = this.#handlers[event.method] as ((session: Session, params: unknown) => void) | undefined;
    if (session === null || handle === undefined) return;
    handle(session, event.params);
    if (!EventRouter.#passing.has(event.method)) this.#options.onStateChange();
  }

  #pageChanged(session: Session): void {
    if (session.kind === 'tab') this.#options.onPageChanged();
  }

  #reported(session: Session, contextId: number, payload: string): void {
    const { sessions, tracker, targets, browserLog } = this.#options;
    const realm = sessions.realm(session.key, contextId);
    // It comes once more, after the log.
    if (realm === null || browserLog.isBehind(session)) return;
    const reports = tracker.receive(realm, payload);
    for (const report of reports) targets.reported(session, realm, report);
    if (reports.length > 0) this.#options.onStateChange();
  }
}
