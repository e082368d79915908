import type { Translator } from '../../i18n/index.ts';
import { recogniseWithEarlier } from '../../infrastructure/recognise-infrastructure.ts';
import { type BrowserKind, browserKindOf } from '../../model/browser-kind.ts';
import { mapInSlices, type Slices } from '../../model/lists/slices.ts';
import { emptyLog } from '../../model/log.ts';
import type { Handshake } from '../../model/network-entry.ts';
import { mask } from '../../model/redaction/redact.ts';
import { buildSessionFile, type SessionFile } from '../../model/session-file/build-session-file.ts';
import { mostSocketsInFile } from '../../model/session-file/session-file-schema.ts';
import type { SessionEntry, SessionInput } from '../../model/session-file/session-input.ts';
import { type EndedSocket, isEnded } from '../../model/socket.ts';
import { earlierAnswers } from '../detail/earlier-answers.ts';
import type { Row } from '../rows/row.ts';
import { withoutIsolates } from '../without-isolates.ts';
import { recognisedForFile, spokenForFile } from './recognised-for-file.ts';

export interface ExportInput
  extends Required<Pick<SessionInput, 'log' | 'browser' | 'includeSecrets' | 'includeMessages'>> {
  /** Ended and living sockets, in the order of the log. */
  readonly rows: readonly Row[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Session files are in English, so that any reader's tools can search them. */
  readonly english: Translator;
}

/** A recording as a session file, with what the panel shows of each socket. */
export const sessionFileOf = (input: ExportInput): SessionFile => fileOf(input, earlierAnswers(input.rows));

function fileOf(
  { rows, log, browser, now, includeSecrets, includeMessages, english }: ExportInput,
  earlier: EntryWishes['earlier'],
): SessionFile {
  const isWhole = includeSecrets && includeMessages;
  const entries = rows.map((row) =>
    entryOf(row, { english, browser: browserKindOf(browser), isWhole, earlier }),
  );
  return buildSessionFile({ entries, log, browser, exportedAt: now, includeSecrets, includeMessages });
}

/** The place of the sockets in the text of a file without any: strings in JSON have no line breaks. */
const noSockets = '\n  "sockets": []';

/**
 * The file's text in parts, as `JSON.stringify` writes it with two spaces; made in slices, for a long log takes seconds.
 */
export function* sessionText(input: ExportInput): Slices<string[]> {
  const rows = input.rows.slice(-mostSocketsInFile);
  const dropped = input.log.dropped + input.rows.length - rows.length;
  const earlier = earlierAnswers(rows);
  const frame = sessionFileOf({ ...input, rows: [], log: { ...input.log, dropped } });
  const [head, tail] = `${JSON.stringify(frame, null, 2)}\n`.split(noSockets);
  const sockets = yield* mapInSlices(rows, (row, index) => {
    const [socket] = fileOf({ ...input, rows: [row], log: emptyLog }, earlier).sockets;
    const text = JSON.stringify(socket, null, 2).replaceAll('\n', '\n    ');
    return `${index === 0 ? '' : ','}\n    ${text}`;
  });
  if (sockets.length === 0) return [`${head}${noSockets}${tail}`];
  return [`${head}${noSockets.slice(0, -1)}`, ...sockets, `\n  ]${tail}`];
}

/** 'closeframe-shop.example-2026-11-21-10-44-05.json': the page's host and the time in UTC. */
export function sessionFileName(pageUrl: string, at: number): string {
  const host = URL.canParse(pageUrl) ? new URL(pageUrl).hostname : '';
  const safeHost = host.replace(/[^\w.-]/g, '').slice(0, 60);
  const time = new Date(at).toISOString().slice(0, 19).replaceAll(/[T:]/g, '-');
  return `${['closeframe', safeHost, time].filter((part) => part !== '').join('-')}.json`;
}

interface EntryWishes {
  readonly english: Translator;
  readonly browser: BrowserKind;
  /** Nothing is masked or left out. */
  readonly isWhole: boolean;
  /** Handshakes with the same host that ended before. */
  readonly earlier: (socket: EndedSocket) => readonly Handshake[];
}

function entryOf(
  { socket, diagnosis, meaning }: Row,
  { english, browser, isWhole, earlier }: EntryWishes,
): SessionEntry {
  return {
    socket,
    finding: diagnosis && {
      cause: diagnosis.cause,
      confidence: diagnosis.confidence,
      effectiveCode: diagnosis.effectiveCode,
      closedBy: diagnosis.closedBy,
      owners: diagnosis.owners,
      evidence: diagnosis.evidence
        .filter(({ aboutCopy }) => !aboutCopy)
        .map(({ label, fact, confidential }) => {
          const shown = 'verbatim' in fact ? fact.verbatim : withoutIsolates(english.text(fact));
          const said = confidential ? mask : shown;
          return `${withoutIsolates(english.text(label))}: ${said}`;
        }),
    },
    infrastructure: isEnded(socket)
      ? recogniseWithEarlier(
          { url: socket.url, handshake: socket.network?.handshake ?? null },
          earlier(socket),
        )
      : [],
    ...(isEnded(socket) ? spokenForFile(socket, browser) : {}),
    recognised:
      isEnded(socket) && (!isWhole || socket.recognisedInFile) ? recognisedForFile(socket, browser) : null,
    meaning: meaning && {
      code: meaning.code,
      source: meaning.source,
      name: 'text' in meaning.name ? meaning.name.text : withoutIsolates(english.text(meaning.name.key)),
    },
  };
}
