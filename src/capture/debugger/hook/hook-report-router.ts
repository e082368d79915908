import type { HookReport } from '../../../hook/reports.ts';
import type { PageVisibility } from '../../records/page-visibility.ts';
import { parseReports } from '../../records/parse-reports.ts';
import type { Realm } from '../../records/realm.ts';
import type { SocketTracker } from '../../records/socket-tracker.ts';
import type { Session } from '../sessions.ts';
import type { TargetLifecycle } from '../target-lifecycle.ts';

/** Reads what the hooks report, and gives each report to the part that it concerns. */
export class ReportReader {
  readonly #page: PageVisibility;
  readonly #targets: TargetLifecycle;
  readonly #tracker: SocketTracker;

  constructor(page: PageVisibility, targets: TargetLifecycle, tracker: SocketTracker) {
    this.#page = page;
    this.#targets = targets;
    this.#tracker = tracker;
  }

  /** Takes one call of the binding in a realm of a session. */
  read(session: Session, realm: Realm, payload: string): void {
    for (const report of parseReports(payload)) this.#report(session, realm, report);
  }

  #report(session: Session, realm: Realm, report: HookReport): void {
    switch (report.type) {
      case 'hello':
        // A worker does not tell; the browser did.
        if (report.url !== '') realm.url = report.url;
        realm.kind = this.#targets.kindOf(session, realm.frameId);
        break;
      case 'page':
        this.#page.report(realm, report.hidden, report.onLine, report.at);
        break;
      case 'page-hide':
        this.#targets.leaving(session, realm, report.persisted ? 'asleep' : 'yes');
        break;
      case 'page-show':
        this.#targets.leaving(session, realm, 'no');
        break;
      default:
        this.#tracker.report(realm, report);
    }
  }
}
