import { pageMaySend } from '../pack-meaning.ts';
import type { Choice, Meaning, ReconnectAdvice, Severity, Words } from '../types.ts';
import type { CustomCode, CustomPack } from './custom-pack-schema.ts';

const severities: Record<ReconnectAdvice, Severity> = {
  yes: 'warning',
  no: 'error',
  'after-fix': 'error',
  'usually-no': 'info',
  depends: 'info',
};

const own = (text: string): Words => ({ text });

/** What a code of a user's own pack means. What the pack leaves out gets neutral words. */
export function customMeaning(pack: CustomPack, entry: CustomCode, choice: Choice): Meaning {
  const reconnect = entry.reconnect ?? 'depends';
  return {
    code: entry.code,
    kind: 'custom',
    source: 'custom',
    packName: pack.name,
    name: own(entry.name),
    description: entry.description ? own(entry.description) : { key: 'codes.custom.description' },
    whenSeen: entry.whenSeen ? own(entry.whenSeen) : { key: 'codes.custom.seen' },
    fixes: entry.fix?.length
      ? entry.fix.map(own)
      : [{ key: 'codes.range.fix.reason' }, { key: 'codes.range.fix.ask' }],
    quirks: [],
    knownSenders: [],
    reconnectNote: { key: `codes.reconnect.${reconnect}` },
    facts: {
      onWire: true,
      sender: 'either',
      pageMaySend: pageMaySend(entry.code),
      pageSees: null,
      wasClean: true,
      phase: 'open',
      reconnect,
      severity: severities[reconnect],
    },
    reference: pack.name,
    sources: [],
    choice,
    clientInvented: false,
  };
}
