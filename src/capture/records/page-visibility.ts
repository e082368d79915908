import type { Surroundings } from '../../model/socket.ts';
import type { Realm } from './realm.ts';
import type { SocketLog } from './socket-log.ts';

/** Keeps the spans in which the inspected page was hidden or offline, as its main document reports them. */
export class PageVisibility {
  readonly #log: SocketLog;

  constructor(log: SocketLog) {
    this.#log = log;
  }

  /** A document or worker reported its surroundings. */
  report(realm: Realm, hidden: boolean, onLine: boolean, at: number): void {
    realm.hiddenSince = hidden ? (realm.hiddenSince ?? at) : null;
    realm.onLine = onLine;
    if (realm.kind !== 'page') return;
    this.#span('hidden', hidden, at);
    this.#span('offline', !onLine, at);
  }

  /** What is known around a realm. A worker is hidden when its page is. */
  surroundingsOf(realm: Realm): Surroundings {
    const inDocument = realm.frameId !== null;
    const pageHiddenSince = this.#log.openSpan('hidden')?.from ?? null;
    return {
      hiddenSince: inDocument ? realm.hiddenSince : pageHiddenSince,
      onLine: realm.onLine,
      ...(realm.leavingSince === undefined ? {} : { leavingSince: realm.leavingSince }),
    };
  }

  /** Recording ends: nobody will see the spans end. */
  end(at: number): void {
    this.#span('hidden', false, at);
    this.#span('offline', false, at);
  }

  #span(kind: 'hidden' | 'offline', lasts: boolean, at: number): void {
    const open = this.#log.openSpan(kind);
    if (lasts && open === null) this.#log.putSpan({ id: `${kind}-${at}`, kind, from: at, to: null });
    if (!lasts && open !== null) this.#log.putSpan({ ...open, to: Math.max(at, open.from) });
  }
}
