import type { Close, SeenEvent } from './open-socket.ts';

/** How one socket ended, as the page itself saw it. */
export interface Result {
  readonly ticket: string;
  readonly ending: string;
  readonly title: string;
  readonly url: string;
  readonly outcome: 'pending' | 'closed' | 'error only' | 'threw' | 'gone';
  readonly close: Close | null;
  /** Names of the events in order, and of exceptions. */
  readonly events: readonly string[];
  /** What the server's log says of the browser's close frame. */
  readonly serverGot: string;
}

const storageKey = 'closeframe-demo-results';
/** Rows kept on the page. */
const keptResults = 500;
/** How often the server's log is asked for a note that is still on its way, and the pause between in ms. */
const serverLogAttempts = 10;
const serverLogPause = 200;

const results = new Map<string, Result>();

/** Shows what was kept over a reload. What was under way then is gone without an event. */
export function restoreResults(): void {
  const kept: readonly Result[] = JSON.parse(sessionStorage.getItem(storageKey) ?? '[]');
  for (const result of kept) {
    show(result);
    if (result.outcome === 'pending') isGone(result.ticket);
  }
}

/** Begins a row. */
export function begin(parts: Pick<Result, 'ticket' | 'ending' | 'title' | 'url'>): void {
  show({ ...parts, outcome: 'pending', close: null, events: [], serverGot: '' });
}

/** Takes one event of a socket into its row. */
export function note(ticket: string, seen: SeenEvent): void {
  const result = results.get(ticket);
  if (!result) return;
  show({ ...result, ...after(seen), events: [...result.events, nameOfEvent(seen)] });
  if (seen.event === 'close') void askServer(ticket);
}

const nameOfEvent = (seen: SeenEvent): string => (seen.event === 'threw' ? seen.exception : seen.event);

function after(seen: SeenEvent): Partial<Result> {
  switch (seen.event) {
    case 'open':
      return {};
    // Where a policy forbids the socket, this event is the only one; else `close` follows at once.
    case 'error':
      return { outcome: 'error only' };
    case 'threw':
      return { outcome: 'threw' };
    case 'close':
      return { outcome: 'closed', close: seen.close };
  }
}

/** Takes something into a row that is no event of the socket, e.g. an exception of `close()`. */
export function remark(ticket: string, words: string): void {
  const result = results.get(ticket);
  if (result) show({ ...result, events: [...result.events, words] });
}

/** The socket's place went away: there will be no event. */
export function isGone(ticket: string): void {
  const result = results.get(ticket);
  if (!result) return;
  show({ ...result, outcome: 'gone' });
  void askServer(ticket);
}

function show(result: Result): void {
  const row = renderRow(result);
  const before = results.has(result.ticket) ? rowOf(result.ticket) : null;
  if (before) before.replaceWith(row);
  else document.querySelector('#log')?.prepend(row);
  results.set(result.ticket, result);
  const [oldest] = results.keys();
  if (results.size > keptResults && oldest !== undefined) {
    results.delete(oldest);
    rowOf(oldest)?.remove();
  }
  sessionStorage.setItem(storageKey, JSON.stringify([...results.values()]));
}

async function askServer(ticket: string): Promise<void> {
  for (let attempt = 0; attempt < serverLogAttempts; attempt++) {
    const response = await fetch(`/server-log/${encodeURIComponent(ticket)}`);
    const view: { closeFrame: { code: number | null; reason: string } | null } | null = await response.json();
    const result = results.get(ticket);
    if (view && result) return show({ ...result, serverGot: describe(view.closeFrame) });
    await new Promise((resolve) => setTimeout(resolve, serverLogPause));
  }
}

function describe(frame: { code: number | null; reason: string } | null): string {
  if (!frame) return 'no close frame';
  if (frame.code === null) return 'an empty close frame';
  return frame.reason ? `${frame.code} “${frame.reason}”` : `${frame.code}`;
}

const rowOf = (ticket: string): HTMLTableRowElement | null =>
  document.querySelector(`#log tr[data-ticket="${CSS.escape(ticket)}"]`);

function renderRow(result: Result): HTMLTableRowElement {
  const row = document.createElement('tr');
  Object.assign(row.dataset, {
    ticket: result.ticket,
    ending: result.ending,
    outcome: result.outcome,
    url: result.url,
    close: result.close ? JSON.stringify(result.close) : '',
  });
  const events = result.events.join(', ') || (result.outcome === 'gone' ? 'none' : '…');
  const { code = '', reason = '', wasClean = '' } = result.close ?? {};
  for (const text of [result.title, events, code, reason, wasClean, result.serverGot]) {
    row.insertCell().textContent = `${text}`;
  }
  return row;
}
