import { limits } from '../limits.ts';
import { maskText, maskUrl } from '../redaction/redact.ts';
import { closeOf, isEnded, type SocketRecord, type StackFrame } from '../socket.ts';
import { closedMasker, type Masker, messageMasker, openMasker } from './file-masker.ts';
import { networkOut } from './network-fields.ts';
import { closeCodeOrNull, iso, isoOrNull, wholeOrNull } from './numbers-out.ts';
import { recognisedOut } from './recognised-fields.ts';
import {
  mostSocketsInFile,
  type SessionFile,
  type SessionFileSocket,
  sessionFileVersion,
} from './session-file-schema.ts';
import type { SessionEntry, SessionInput } from './session-input.ts';

export type { SessionFile, SessionFileSocket } from './session-file-schema.ts';

const stackOut = (stack: readonly StackFrame[], masker: Masker) =>
  stack.map(({ functionName, url, line, column }) => ({
    functionName,
    url: masker.url(url),
    line: wholeOrNull(line) ?? 0,
    column: wholeOrNull(column) ?? 0,
  }));

/** The ending, without the CloseEvent: that has its own field, `close`. */
function endingOut(socket: SocketRecord, { text }: Masker): Partial<Pick<SessionFileSocket, 'ending'>> {
  if (!isEnded(socket)) return {};
  const { ending } = socket;
  if (ending.kind === 'rehearsed') return {};
  if (ending.kind === 'close-event') {
    return { ending: { kind: 'close-event', errorEvent: ending.errorEvent } };
  }
  if (ending.kind === 'threw') {
    return { ending: { ...ending, exceptionMessage: text(ending.exceptionMessage) } };
  }
  if (ending.kind === 'stream-error') {
    return { ending: { ...ending, errorMessage: text(ending.errorMessage) } };
  }
  return { ending };
}

function closeCallOut({ closeCall }: SocketRecord, masker: Masker): SessionFileSocket['closeCall'] {
  if (!closeCall) return null;
  const { code, reason, at, stack, threw } = closeCall;
  return {
    code: closeCodeOrNull(code),
    reason: masker.text(reason),
    at: iso(at),
    stack: stackOut(stack, masker),
    ...(threw === undefined ? {} : { threw }),
  };
}

/** The subprotocol the server chose, masked as it was where it was requested. */
function chosenProtocol(socket: SocketRecord, masked: readonly string[], masker: Masker): string {
  if (socket.state === 'connecting') return '';
  const index = socket.requestedProtocols.indexOf(socket.protocol);
  return masked[index] ?? masker.protocols([socket.protocol])[0] ?? '';
}

function meaningOut(meaning: SessionEntry['meaning']): SessionFileSocket['meaning'] {
  const code = closeCodeOrNull(meaning?.code ?? null);
  return meaning && code !== null ? { ...meaning, code } : null;
}

function goodbyeOut(
  goodbye: SessionEntry['goodbye'],
  masker: Masker,
  includeMessages: boolean,
): SessionFileSocket['goodbye'] {
  if (!goodbye) return null;
  return { ...goodbye, at: iso(goodbye.at), text: messageMasker(masker, includeMessages)(goodbye.text) };
}

function socketOut(
  { socket, finding, infrastructure, application = null, goodbye, recognised, meaning }: SessionEntry,
  masker: Masker,
  includeMessages: boolean,
): SessionFileSocket {
  const maskText = masker === openMasker ? null : masker.text;
  const ended = isEnded(socket) ? socket : null;
  const close = ended && closeOf(ended);
  const browserText = ended?.browserText ?? null;
  const requestedProtocols = masker.protocols(socket.requestedProtocols);
  return {
    id: socket.id,
    url: masker.url(socket.url),
    api: socket.api,
    context: socket.context.kind,
    requestedProtocols,
    protocol: chosenProtocol(socket, requestedProtocols, masker),
    extensions: socket.state === 'connecting' ? '' : socket.extensions,
    createdAt: isoOrNull(socket.createdAt),
    openedAt: socket.state === 'connecting' ? null : isoOrNull(socket.openedAt),
    endedAt: isoOrNull(ended?.endedAt ?? null),
    // A CloseEvent has a code (an unsigned short): another number can only come from a record that something damaged.
    close: close && {
      code: closeCodeOrNull(close.code) ?? 1006,
      reason: masker.text(close.reason),
      wasClean: close.wasClean,
    },
    closeCall: closeCallOut(socket, masker),
    rehearsed: ended?.ending.kind === 'rehearsed',
    openCall: socket.openCall && { stack: stackOut(socket.openCall.stack, masker) },
    traffic: {
      received: wholeOrNull(socket.traffic.received),
      sent: wholeOrNull(socket.traffic.sent),
      lastReceivedAt: isoOrNull(socket.traffic.lastReceivedAt),
      lastSentAt: isoOrNull(socket.traffic.lastSentAt),
      lastSentSize: wholeOrNull(socket.traffic.lastSentSize),
      largestSentSize: wholeOrNull(socket.traffic.largestSentSize),
    },
    browserText: browserText && masker.text(browserText.text),
    ...networkOut(socket, { maskText, includeMessages }),
    infrastructure: infrastructure.map(({ id, by }) => ({ id, by })),
    application,
    goodbye: goodbyeOut(goodbye, masker, includeMessages),
    ...(recognised
      ? { recognised: recognisedOut(recognised, masker.text, messageMasker(masker, includeMessages)) }
      : {}),
    closedBy: finding?.closedBy ?? 'unknown',
    diagnosis: {
      cause: finding?.cause ?? 'unknown',
      confidence: finding?.confidence ?? 'unknown',
      effectiveCode: closeCodeOrNull(finding?.effectiveCode ?? null),
      evidence: (finding?.evidence ?? []).map(masker.text),
      owners: [...(finding?.owners ?? [])],
    },
    meaning: meaningOut(meaning),
    state: socket.state,
    contextUrl: masker.url(socket.context.url),
    firstSeenAt: iso(socket.firstSeenAt),
    adopted: socket.adopted,
    ...(socket.reportsLostAt === undefined ? {} : { reportsLostAt: iso(socket.reportsLostAt) }),
    ...(ended
      ? {
          everOpened: ended.everOpened,
          ...endingOut(ended, masker),
          browserTextFrom: browserText && {
            level: browserText.level,
            source: browserText.source,
            at: iso(browserText.at),
          },
          surroundings: {
            hiddenSince: isoOrNull(ended.surroundings.hiddenSince),
            onLine: ended.surroundings.onLine,
            ...(ended.surroundings.leavingSince === undefined
              ? {}
              : { leavingSince: iso(ended.surroundings.leavingSince) }),
          },
        }
      : {}),
  };
}

/**
 * A recording as a session file. Secrets are masked everywhere unless `includeSecrets`. `parseSessionFile` takes whatever
 * this makes: the newest sockets, markers and spans of a log that has too many, and no number that stands for nothing.
 */
export function buildSessionFile(input: SessionInput): SessionFile {
  const { log, includeSecrets, includeMessages = false } = input;
  const entries = input.entries.slice(-mostSocketsInFile);
  const url = includeSecrets ? openMasker.url : maskUrl;
  return {
    format: 'closeframe/session',
    version: sessionFileVersion,
    exportedAt: iso(input.exportedAt),
    browser: input.browser,
    page: { url: url(log.page.url), title: includeSecrets ? log.page.title : maskText(log.page.title) },
    dropped: (wholeOrNull(log.dropped) ?? 0) + input.entries.length - entries.length,
    sockets: entries.map((entry) =>
      socketOut(entry, includeSecrets ? openMasker : closedMasker(entry.socket), includeMessages),
    ),
    secretsIncluded: includeSecrets,
    markers: log.markers
      .slice(-limits.markers)
      .map((marker) => ({ ...marker, url: url(marker.url), at: iso(marker.at) })),
    spans: log.spans
      .slice(-limits.spans)
      .map((span) => ({ ...span, from: iso(span.from), to: isoOrNull(span.to) })),
  };
}
