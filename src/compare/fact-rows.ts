import type { Message, MessageKey } from '../../locales/messages.ts';
import { forbiddenInFrame } from '../registry/standard/entry.ts';
import type { Meaning } from '../registry/types.ts';
import { adviceKey, type Pair } from './sides.ts';
import type { FactRow } from './types.ts';

const phaseKey = { 'before-open': 'beforeOpen', open: 'open', either: 'either' } as const;

/** The number in `event.code` when this happens (Chromium, measured). */
export const seenCode = ({ code, facts }: Meaning): number => facts.pageSees ?? code;

/** One fact of a code: its label, and what stands in the cell. */
export interface Fact {
  readonly label: MessageKey;
  readonly value: Message;
}

function kindOf({ kind, packName, source }: Meaning): Message {
  return kind === 'standard' || kind === 'range'
    ? { key: `compare.facts.kind.${kind}` }
    : { key: `compare.facts.kind.${kind}`, values: { pack: packName ?? source } };
}

function wireOf({ code, clientInvented, facts }: Meaning): Message {
  if (clientInvented) return { key: 'compare.facts.onWire.invented' };
  if (facts.onWire) return { key: 'compare.facts.onWire.yes' };
  return { key: `compare.facts.onWire.${forbiddenInFrame.includes(code) ? 'no' : 'meaningless'}` };
}

function seenOf({ code, clientInvented, facts }: Meaning): Message {
  if (facts.pageSees !== null)
    return { key: 'compare.facts.pageSees.other', values: { seen: facts.pageSees, closeCode: code } };
  return { key: `compare.facts.pageSees.${clientInvented ? 'invented' : 'itself'}` };
}

/** When browsers send these codes though the page passed none to `close()` (Chromium 156 and Firefox 153, docs/browsers.md). */
const sentByBrowsers: ReadonlyMap<number, 'leaving' | 'broken' | 'insteadOf1007'> = new Map([
  [1001, 'leaving'],
  [1002, 'broken'],
  [1007, 'insteadOf1007'],
]);

const isMeasured = ({ code, clientInvented }: Meaning) => !clientInvented && sentByBrowsers.has(code);

const browserSends = (meaning: Meaning): Fact => {
  const when = isMeasured(meaning) ? sentByBrowsers.get(meaning.code) : undefined;
  return {
    label: 'compare.facts.label.browserSends',
    value: { key: `compare.facts.browserSends.${when ?? 'unmeasured'}` },
  };
};

/** The facts of a code, one row each, in the order of the table; what browsers send by themselves where it was `measured`. */
export function factsOf(meaning: Meaning, measured: boolean = isMeasured(meaning)): readonly Fact[] {
  const { facts, reference } = meaning;
  const clean = facts.wasClean === null ? 'either' : (`${facts.wasClean}` as const);
  return [
    { label: 'compare.facts.label.onWire', value: wireOf(meaning) },
    { label: 'compare.facts.label.sender', value: { key: `compare.facts.sender.${facts.sender}` } },
    {
      label: 'compare.facts.label.pageMaySend',
      value: { key: `compare.facts.pageMaySend.${facts.pageMaySend ? 'yes' : 'no'}` },
    },
    { label: 'compare.facts.label.pageSees', value: seenOf(meaning) },
    ...(measured ? [browserSends(meaning)] : []),
    { label: 'compare.facts.label.wasClean', value: { key: `compare.facts.wasClean.${clean}` } },
    { label: 'compare.facts.label.phase', value: { key: `compare.facts.phase.${phaseKey[facts.phase]}` } },
    {
      label: 'compare.facts.label.reconnect',
      value: { key: `compare.facts.reconnect.${adviceKey[facts.reconnect]}` },
    },
    {
      label: 'compare.facts.label.reference',
      value: { key: 'compare.facts.reference', values: { reference } },
    },
    { label: 'compare.facts.label.kind', value: kindOf(meaning) },
  ];
}

const same = (left: Message, right: Message) => JSON.stringify(left) === JSON.stringify(right);

/** The table of facts, in the order of `factsOf`. */
export function factRows({ left, right }: Pair): readonly FactRow[] {
  const measured = isMeasured(left) || isMeasured(right);
  const others = factsOf(right, measured);
  return factsOf(left, measured).flatMap(({ label, value }, index) => {
    const other = others[index];
    if (!other) return [];
    return [{ label, left: value, right: other.value, differs: !same(value, other.value) }];
  });
}
