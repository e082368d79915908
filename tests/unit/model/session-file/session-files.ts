import { emptyLog } from '../../../../src/model/log.ts';
import { buildSessionFile } from '../../../../src/model/session-file/build-session-file.ts';
import { parseSessionFile } from '../../../../src/model/session-file/parse-session-file.ts';
import type { SessionEntry, SessionInput } from '../../../../src/model/session-file/session-input.ts';
import { isEnded } from '../../../../src/model/socket.ts';

/** A socket without anything found about it but what a file said before. */
export const entry = (socket: SessionEntry['socket']): SessionEntry => ({
  socket,
  finding: null,
  infrastructure: [],
  recognised: isEnded(socket) ? (socket.recognisedInFile ?? null) : null,
  meaning: null,
});

/** What a file is made from. */
export const input = (
  entries: readonly SessionEntry[],
  changes: Partial<SessionInput> = {},
): SessionInput => ({
  entries,
  log: emptyLog,
  browser: 'Chromium 156',
  exportedAt: Date.UTC(2026, 10, 21),
  includeSecrets: true,
  ...changes,
});

/** The session that is read from the file made from this. */
export function roundTrip(built: SessionInput) {
  const parsed = parseSessionFile(JSON.stringify(buildSessionFile(built)));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.session;
}
