import * as v from 'valibot';
import type { Message } from '../../../locales/messages.ts';
import { issuePath, mostProblems } from '../json/read-json.ts';
import { readJsonInSlices } from '../json/read-json-in-slices.ts';
import { atOnce, mapInSlices, type Slices } from '../lists/slices.ts';
import { type ImportedSession, sessionOf } from './imported-session.ts';
import {
  mostSocketsInFile,
  sessionFileLength,
  sessionFileSchema,
  sessionFileSocketSchema,
  sessionFileVersion,
} from './session-file-schema.ts';

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
export const parseSessionFile = (text: string): ParsedSession => atOnce(parseInSlices(text));

/** As `parseSessionFile`, for a reader who goes on working meanwhile. */
export function* parseInSlices(text: string): Slices<ParsedSession> {
  const tooBig = refusalOfSize(text.length);
  if (tooBig) return tooBig;
  const read = yield* readJsonInSlices(text);
  if (!read.ok) return refuse('', { key: 'session.file.notJson', values: { ...read.position } });
  yield;
  return refusalOfHead(read.value) ?? (yield* validate(read.value));
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

/** All sockets are looked at, one after the other, and everything else as a file without sockets. */
function* validate(content: unknown): Slices<ParsedSession> {
  const given = content as Readonly<Record<string, unknown>>;
  const list: unknown = given.sockets;
  const issues: FileProblem[] = [];
  let more = 0;
  const note = (found: readonly v.BaseIssue<unknown>[] | undefined, before: string) => {
    for (const issue of found ?? []) {
      if (issues.length < mostProblems) issues.push(problemOf(issue, before));
      else more += 1;
    }
  };
  const isList = Array.isArray(list) && list.length <= mostSocketsInFile;
  const frame = v.safeParse(sessionFileSchema, isList ? { ...given, sockets: [] } : content, once);
  note(frame.issues, '');
  const sockets = yield* mapInSlices(isList ? list : [], (item: unknown, index) => {
    const read = v.safeParse(sessionFileSocketSchema, item, once);
    note(read.issues, `sockets[${index}]`);
    return read.success ? [read.output] : [];
  });
  if (!frame.success || issues.length > 0) return { ok: false, problems: issues, more };
  return { ok: true, session: yield* sessionOf({ ...frame.output, sockets: sockets.flat() }) };
}

const once = { abortPipeEarly: true } as const;

function problemOf(issue: v.BaseIssue<unknown>, before: string): FileProblem {
  const path = issuePath(issue);
  const missing = issue.received === 'undefined';
  const expected = { verbatim: issue.expected ?? issue.message };
  return {
    where: [before, path].filter((part) => part !== '').join('.'),
    what: missing
      ? { key: 'session.file.missing', values: { expected } }
      : {
          key: 'session.file.wrong',
          values: { expected, received: { verbatim: issue.received.slice(0, 80) } },
        },
  };
}
