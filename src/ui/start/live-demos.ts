/** A way for a socket to end that needs no server. */
export interface LiveDemo {
  readonly id: 'refused' | 'blockedPort' | 'unknownName' | 'closedEarly' | 'policy';
  readonly url: string;
  /** The page calls `close()` right after the constructor. */
  readonly closes: boolean;
}

/**
 * Nothing listens at port 2 (unassigned with IANA), and browsers do not block it; they block port 9 (WHATWG Fetch, "port
 * blocking"). No name ends in `.invalid` (RFC 6761 section 6.4). The last address is none of `reachable`.
 */
export const liveDemos: readonly LiveDemo[] = [
  { id: 'refused', url: 'ws://127.0.0.1:2/', closes: false },
  { id: 'blockedPort', url: 'ws://127.0.0.1:9/', closes: false },
  { id: 'unknownName', url: 'wss://no-such-name.invalid/', closes: false },
  { id: 'closedEarly', url: 'ws://127.0.0.1:2/early', closes: true },
  { id: 'policy', url: 'wss://not-in-the-policy.invalid/', closes: false },
];

/** Those that fail in any page; on another page, another policy counts. */
export const demosToPaste: readonly LiveDemo[] = liveDemos.filter(({ id }) => id !== 'policy');

/** What the policy of the page of the demos lets it reach: its `connect-src`. */
export const reachable = ['ws://127.0.0.1:2', 'ws://127.0.0.1:9', 'wss://no-such-name.invalid'] as const;

/** What the page of the demos tells of the socket that it was asked for. */
export interface LiveDemoReport {
  readonly id: LiveDemo['id'];
  /** The close event's code; null for an error event, which a close event may follow. */
  readonly code: number | null;
}

/** A demo as a line to paste into a console. */
export const lineOf = ({ url, closes }: LiveDemo): string =>
  `new WebSocket('${url}')${closes ? '.close()' : ''}`;

/** The demo of this id; null for anything else. */
export const demoOf = (id: unknown): LiveDemo | null => liveDemos.find((demo) => demo.id === id) ?? null;

/** Reads what another window sent as a report; null where it is none. */
export function parseDemoReport(data: unknown): LiveDemoReport | null {
  if (typeof data !== 'object' || data === null || !('id' in data) || !('code' in data)) return null;
  const demo = demoOf(data.id);
  const { code } = data;
  if (demo === null || (code !== null && typeof code !== 'number')) return null;
  return { id: demo.id, code };
}
