import type { LogReader } from './browser-log/log-reader.ts';
import type { ProtocolEvent } from './debugger-interface.ts';
import type { ReportReader } from './hook/hook-report-router.ts';
import type { Session, Sessions } from './sessions.ts';
import type { TargetLifecycle } from './target-lifecycle.ts';

/** The parts that events are for. */
export interface EventReaderOptions {
  /** The binding through which the hooks report. */
  readonly bindingName: string;
  readonly sessions: Sessions;
  readonly reports: ReportReader;
  readonly log: LogReader;
  readonly targets: TargetLifecycle;
  /** The page's address or title may have changed. */
  readonly onPageChanged: () => void;
}

type Handlers = {
  [Method in ProtocolEvent['method']]?: (
    session: Session,
    params: Extract<ProtocolEvent, { method: Method }>['params'],
  ) => void;
};

/** Gives each event of the debugger to the part that it concerns. */
export class EventRouter {
  readonly #options: EventReaderOptions;
  readonly #handlers: Handlers;

  constructor(options: EventReaderOptions) {
    this.#options = options;
    const { log, targets } = options;
    this.#handlers = {
      'Runtime.bindingCalled': (session, { name, executionContextId, payload }) => {
        if (name === options.bindingName) this.#reported(session, executionContextId, payload);
      },
      'Runtime.executionContextCreated': (session, params) => {
        log.mayRepeat();
        targets.contextCreated(session, params);
      },
      'Runtime.executionContextDestroyed': (session, { executionContextId }) =>
        targets.contextDestroyed(session, executionContextId),
      'Runtime.executionContextsCleared': (session) => targets.contextsCleared(session),
      'Log.entryAdded': (session, { entry }) => log.read(session, entry),
      'Page.frameAttached': (session, params) => targets.frameAttached(session, params),
      'Page.frameNavigated': (session, { frame }) => targets.frameNavigated(session, frame),
      'Page.frameDetached': (session, params) => targets.frameDetached(session, params),
      'Page.frameStartedNavigating': (session, params) => targets.startedNavigating(session, params),
      'Page.navigatedWithinDocument': (session) => this.#pageChanged(session),
      'Page.domContentEventFired': (session) => this.#pageChanged(session),
      'Page.loadEventFired': (session) => this.#pageChanged(session),
      'Target.attachedToTarget': (session, params) => targets.attached(session, params),
      'Target.detachedFromTarget': (session, params) => targets.detached(session, params),
      'Inspector.targetCrashed': (session) => targets.crashed(session),
    };
  }

  /** Takes one event of a session. */
  read(session: Session, event: ProtocolEvent): void {
    const handle = this.#handlers[event.method] as ((session: Session, params: unknown) => void) | undefined;
    handle?.(session, event.params);
  }

  #pageChanged(session: Session): void {
    if (session.kind === 'tab') this.#options.onPageChanged();
  }

  #reported(session: Session, contextId: number, payload: string): void {
    const realm = this.#options.sessions.realm(session.key, contextId);
    if (realm !== null) this.#options.reports.read(session, realm, payload);
  }
}
