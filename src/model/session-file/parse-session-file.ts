import * as v from 'valibot';
import type { Message } from '../../../locales/messages.ts';
import { issuePath, mostProblems, readJson } from '../read-json.ts';
import { type ImportedSession, sessionOf } from './imported-session.ts';
import { sessionFileLength, sessionFileSchema, sessionFileVersion } from './session-file-schema.ts';

/** Something wrong with a file: where, as a path such as `sockets[3].close.code` ('' for the file), and what. */
export interface FileProblem {
  readonly where: string;
  readonly what: Message;
}

export type ParsedSession =
  | { readonly ok: true; readonly session: ImportedSession }
  /** At most `mostProblems`; `more` counts the rest. */
  | { readonly ok: false; readonly problems: readonly FileProblem[]; readonly more: number };

const refuse = (where: string, what: Message): ParsedSession => ({
  ok: false,
  problems: [{ where, what }],
  more: 0,
});

/**
 * Refuses a file that is too big to be read at all; null for one that is not. The bound is counted in characters
 * and shown in bytes.
 */
export function refusalOfSize(size: number): ParsedSession | null {
  if (size <= sessionFileLength) return null;
  const values = { size: { bytes: size }, most: { bytes: sessionFileLength } };
  return refuse('', { key: 'session.file.tooBig', values });
}

/**
 * Reads a session file of this or an older version. Nothing of a bad file is taken; every problem says where it is
 * and what was found there. Unknown fields are accepted, since a later version may add some.
 */
export function parseSessionFile(text: string): ParsedSession {
  const tooBig = refusalOfSize(text.length);
  if (tooBig) return tooBig;
  const read = readJson(text);
  if (!read.ok) return refuse('', { key: 'session.file.notJson', values: { ...read.position } });
  return refusalOfHead(read.value) ?? validate(read.value);
}

/** Other formats and newer versions are named as such, not by the first field that is missing. */
function refusalOfHead(content: unknown): ParsedSession | null {
  const head = v.safeParse(v.object({ format: v.unknown(), version: v.unknown() }), content);
  if (!head.success || head.output.format !== 'closeframe/session') {
    return refuse('format', { key: 'session.file.notSession' });
  }
  const { version } = head.output;
  if (typeof version === 'number' && version > sessionFileVersion) {
    return refuse('version', { key: 'session.file.newer', values: { version, known: sessionFileVersion } });
  }
  return null;
}

function validate(content: unknown): ParsedSession {
  const result = v.safeParse(sessionFileSchema, content, { abortPipeEarly: true });
  if (result.success) return { ok: true, session: sessionOf(result.output) };
  return {
    ok: false,
    problems: result.issues.slice(0, mostProblems).map(problemOf),
    more: Math.max(0, result.issues.length - mostProblems),
  };
}

function problemOf(issue: v.BaseIssue<unknown>): FileProblem {
  const missing = issue.received === 'undefined';
  const expected = { verbatim: issue.expected ?? issue.message };
  return {
    where: issuePath(issue),
    what: missing
      ? { key: 'session.file.missing', values: { expected } }
      : {
          key: 'session.file.wrong',
          values: { expected, received: { verbatim: issue.received.slice(0, 80) } },
        },
  };
}
