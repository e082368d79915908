import { useEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '../../../locales/messages.ts';
import type { Row } from '../../log/rows/row.ts';
import { codeOf } from '../../log/rows/row-facts.ts';
import type { Meaning } from '../../registry/index.ts';
import { MeaningText } from '../codes/MeaningText.tsx';
import { Badge } from '../components/Badge.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { Text } from '../components/Text.tsx';
import { addressOf, compareHash } from '../state/code-address.ts';
import { usePanel } from '../state/panel-context.ts';

/** Codes of the log that are offered, the most frequent first. */
const mostSeen = 6;

interface Offer {
  readonly meaning: Meaning;
  readonly why: Message;
}

/** What a close may be compared with: what it really was, then the codes of this log, then the usual end. */
export function comparisonOffers(
  row: Row,
  rows: readonly Row[],
  meaningOf: (code: number) => Meaning,
): readonly Offer[] {
  const own = codeOf(row);
  const effective = row.diagnosis?.effectiveCode ?? null;
  const counts = new Map<number, { meaning: Meaning; count: number }>();
  for (const { meaning } of rows) {
    if (meaning) counts.set(meaning.code, { meaning, count: (counts.get(meaning.code)?.count ?? 0) + 1 });
  }
  const seen = [...counts.values()].sort((left, right) => right.count - left.count).slice(0, mostSeen);
  const offers: Offer[] = [
    ...(effective === null
      ? []
      : [{ meaning: meaningOf(effective), why: { key: 'interface.compare.really' } } as const]),
    ...seen.map(
      ({ meaning, count }) =>
        ({ meaning, why: { key: 'interface.compare.seen', values: { count } } }) as const,
    ),
    { meaning: meaningOf(1000), why: { key: 'interface.compare.common' } },
    { meaning: meaningOf(1006), why: { key: 'interface.compare.common' } },
  ];
  const taken = new Set<number | null>([own]);
  return offers.filter(({ meaning }) => {
    const isNew = !taken.has(meaning.code);
    taken.add(meaning.code);
    return isNew;
  });
}

/** Chooses what to compare a close with; the first offer has the focus, so that Enter takes it. */
export function CompareDialog({ row }: { row: Row }) {
  const panel = usePanel();
  const { log, selection } = panel.store.shown.value;
  const [typed, setTyped] = useState('');
  const first = useRef<HTMLButtonElement>(null);
  const own = row.meaning ?? panel.meaningOf(row.diagnosis?.effectiveCode ?? 1006, row.socket);
  const offers = comparisonOffers(row, log.ended.value, (code) => panel.meaningOf(code, row.socket));
  useEffect(() => first.current?.focus(), []);

  const close = () => {
    selection.comparing.value = null;
  };
  const go = (meaning: Meaning) => {
    close();
    panel.go(compareHash(addressOf(own), addressOf(meaning)));
  };
  const number = /^\d{1,5}$/.test(typed) && Number(typed) <= 65_535 ? Number(typed) : null;

  return (
    <Dialog title={<Text of="interface.compare.title" values={{ closeCode: own.code }} />} onClose={close}>
      <ul class="offers">
        {offers.map(({ meaning, why }, index) => (
          <li key={meaning.code}>
            <button type="button" ref={index === 0 ? first : null} onClick={() => go(meaning)}>
              <Badge code={meaning.code} severity={meaning.facts.severity} />
              <span>
                <MeaningText of={meaning.name} />
              </span>
              <span class="secondary">
                <Text of={why} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      <form
        class="other-code"
        onSubmit={(event) => {
          event.preventDefault();
          if (number !== null) go(panel.meaningOf(number, row.socket));
        }}
      >
        <label>
          <Text of="interface.compare.other" />{' '}
          <input
            inputMode="numeric"
            size={6}
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value.trim())}
          />
        </label>
        <button type="submit" class="button line" disabled={number === null}>
          <Text of="interface.compare.go" />
        </button>
      </form>
    </Dialog>
  );
}
