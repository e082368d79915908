import { useEffect, useRef } from 'preact/hooks';
import type { Message } from '../../../locales/messages.ts';
import { visible } from '../../i18n/index.ts';
import { closesToCompare } from '../../log/pairs/compare-closes.ts';
import { type EndedRow, isEndedRow, type Row } from '../../log/rows/row.ts';
import { codeOf } from '../../log/rows/row-facts.ts';
import { shortUrl } from '../../model/url-identity.ts';
import type { Meaning } from '../../registry/index.ts';
import { MeaningText } from '../codes/cards/MeaningText.tsx';
import { Badge } from '../components/Badge.tsx';
import { Dialog } from '../components/overlay/Dialog.tsx';
import { Text, Verbatim } from '../components/Text.tsx';
import { compareHash } from '../state/address/code-address.ts';
import { addressOf } from '../state/address/code-meaning.ts';
import { usePanel } from '../state/panel-context.ts';
import { useTranslator } from '../state/words/translator-context.ts';
import { TwoCloses } from './TwoCloses.tsx';

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

/** Chooses what to compare a close with: another code, or another close, which is then shown beside it. */
export function CompareDialog(props: { row: Row; typed: string; onTyped: (typed: string) => void }) {
  const { row } = props;
  const { log, selection } = usePanel().store.shown.value;
  const { secondId, comparing } = selection;
  const second = secondId.value === null ? undefined : log.find(secondId.value);
  const close = () => {
    comparing.value = null;
  };
  if (isEndedRow(row) && second && isEndedRow(second) && second.socket.id !== row.socket.id)
    return <ClosesDialog left={row} right={second} onClose={close} />;
  return <OffersDialog {...props} onClose={close} />;
}

/** Two closes side by side, with ways on to their codes and to another choice. */
function ClosesDialog({ left, right, onClose }: { left: EndedRow; right: EndedRow; onClose: () => void }) {
  const panel = usePanel();
  const { secondId } = panel.store.shown.value.selection;
  const [one, other] = [left.meaning, right.meaning];
  return (
    <Dialog title={<Text of="interface.pair.title" />} onClose={onClose}>
      <TwoCloses left={left} right={right} />
      <div class="other-code">
        {one && other && one.code !== other.code && (
          <button
            type="button"
            class="button line"
            onClick={() => {
              onClose();
              panel.go(compareHash(addressOf(one), addressOf(other)));
            }}
          >
            <Text of="interface.detail.compareReally" values={{ left: one.code, right: other.code }} />
          </button>
        )}
        <button
          type="button"
          class="button line"
          onClick={() => {
            secondId.value = null;
          }}
        >
          <Text of="interface.pair.another" />
        </button>
      </div>
    </Dialog>
  );
}

/** Codes and closes to choose from; the first code has the focus, so that Enter takes it. */
function OffersDialog({
  row,
  typed,
  onTyped,
  onClose,
}: {
  row: Row;
  typed: string;
  onTyped: (typed: string) => void;
  onClose: () => void;
}) {
  const panel = usePanel();
  const { log } = panel.store.shown.value;
  const first = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const own = row.meaning ?? panel.meaningOf(row.diagnosis?.effectiveCode ?? 1006, row.socket);
  const offers = comparisonOffers(row, log.ended.value, (code) => panel.meaningOf(code, row.socket));
  const hasTyped = typed !== '';
  useEffect(() => (hasTyped ? field : first).current?.focus(), [hasTyped]);

  const go = (meaning: Meaning) => {
    onClose();
    panel.go(compareHash(addressOf(own), addressOf(meaning)));
  };
  const number = /^\d{1,5}$/.test(typed) && Number(typed) <= 65_535 ? Number(typed) : null;

  return (
    <Dialog title={<Text of="interface.compare.title" values={{ closeCode: own.code }} />} onClose={onClose}>
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
            ref={field}
            inputMode="numeric"
            size={6}
            value={typed}
            onInput={(event) => onTyped(event.currentTarget.value.trim())}
          />
        </label>
        <button type="submit" class="button line" disabled={number === null}>
          <Text of="interface.compare.go" />
        </button>
      </form>
      {isEndedRow(row) && <CloseOffers row={row} />}
    </Dialog>
  );
}

/** Other closes of the log; choosing one shows it beside this one. */
function CloseOffers({ row }: { row: EndedRow }) {
  const { log, selection } = usePanel().store.shown.value;
  const { formats } = useTranslator();
  const closes = closesToCompare(row, log.ended.value.filter(isEndedRow));
  if (closes.length === 0) return null;
  return (
    <>
      <h3 class="offers-title">
        <Text of="interface.pair.choose" />
      </h3>
      <ul class="offers">
        {closes.map((other) => (
          <li key={other.socket.id}>
            <button
              type="button"
              class="close"
              onClick={() => {
                selection.secondId.value = other.socket.id;
              }}
            >
              <Badge code={codeOf(other)} severity={other.severity} />
              <span>
                <Text of={other.diagnosis.title} />
              </span>
              <span class="address" title={visible(other.socket.url)}>
                <Verbatim text={shortUrl(other.socket.url)} />
              </span>
              <time dateTime={new Date(other.socket.endedAt).toISOString()}>
                {formats.time(other.socket.endedAt)}
              </time>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
