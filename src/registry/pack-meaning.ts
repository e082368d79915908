import { entryOf, type Pack, type PackCode, type Topic } from './pack.ts';
import { wordsAt } from './standard/entry.ts';
import type { Choice, KnownSender, Meaning, Severity, Words } from './types.ts';

const severities: Record<Topic, Severity> = {
  authentication: 'error',
  permission: 'error',
  rate: 'warning',
  limit: 'warning',
  request: 'error',
  version: 'error',
  missing: 'error',
  server: 'error',
  restart: 'info',
  session: 'warning',
  timeout: 'warning',
  replaced: 'info',
  finished: 'info',
  other: 'warning',
};

/** A page may pass 1000 and 3000 to 4999 to `close()` (WHATWG WebSockets, close()). */
export const pageMaySend = (code: number): boolean => code === 1000 || (code >= 3000 && code <= 4999);

const meaningWords = (pack: Pack, entry: PackCode): Words =>
  wordsAt(
    entry.common
      ? `packs.common.${entry.common}`
      : `packs.${pack.id}.${entry.to === undefined ? 'c' : 'r'}${entry.code}`,
  );

function whereToLook({ hosted, sentBy }: Pack, { sender = sentBy, invented }: PackCode) {
  if (invented) return 'client';
  return hosted && sender === 'server' ? 'hosted' : sender;
}

/** What to do about a code, then where to look: in the order to try. */
const fixesOf = (pack: Pack, entry: PackCode): readonly Words[] => [
  wordsAt(entry.fix ? `packs.fix.${entry.fix}` : `codes.pack.fix.${entry.topic}`),
  wordsAt(`codes.pack.look.${whereToLook(pack, entry)}`),
];

/** What an entry of a pack means, for a code that is the entry's or lies in its range. */
export function packMeaning(pack: Pack, entry: PackCode, code: number, choice: Choice): Meaning {
  const sender = entry.sender ?? pack.sentBy;
  const invented = entry.invented === true;
  return {
    code,
    ...(entry.to === undefined ? {} : { span: { from: entry.code, to: entry.to } }),
    kind: 'pack',
    source: pack.id,
    packName: pack.name,
    name: { text: entry.name },
    description: meaningWords(pack, entry),
    whenSeen: wordsAt(`codes.pack.seen.${invented ? 'invented' : sender}`),
    fixes: fixesOf(pack, entry),
    quirks: invented ? [wordsAt('codes.pack.invented')] : [],
    knownSenders: [],
    reconnectNote: wordsAt(`codes.reconnect.${entry.reconnect}`),
    facts: {
      onWire: !invented,
      sender: invented ? 'nobody' : sender,
      pageMaySend: pageMaySend(code),
      pageSees: null,
      wasClean: invented ? null : true,
      phase: invented ? 'either' : 'open',
      reconnect: entry.reconnect,
      severity: severities[entry.topic],
    },
    reference: pack.name,
    sources: [...new Set([entry.source, pack.homepage])],
    choice,
    clientInvented: invented,
  };
}

/** The recognised pack as a known sender of a standard code, if it says what it uses the code for. */
export function senderAtHand(pack: Pack, code: number, choice: Choice): KnownSender | null {
  const entry = entryOf(pack, code);
  if (!entry || entry.invented) return null;
  return {
    name: pack.name,
    when: meaningWords(pack, entry),
    source: entry.source,
    atHand: choice,
    fixes: fixesOf(pack, entry),
    ...(pack.hosted ? { hosted: true } : {}),
  };
}
