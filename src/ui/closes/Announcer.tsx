import { useEffect, useRef, useState } from 'preact/hooks';
import type { Row } from '../../log/rows/row.ts';
import { codeOf, countAfter, lastEnd } from '../../log/rows/row-facts.ts';
import { useTranslator } from '../state/words/translator-context.ts';

/** New closes are announced at most this often, in milliseconds. */
const pause = 3_000;

/**
 * Announces new closes politely: how many, and the last one. A flood is one sentence every few seconds; a log that was
 * there already is none.
 */
export function Announcer({ rows, beginnings }: { rows: readonly Row[]; beginnings: number }) {
  const translator = useTranslator();
  /** The end of the last close that was announced. */
  const announced = useRef(lastEnd(rows));
  const latest = useRef(rows);
  const begun = useRef(beginnings);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const [sentence, setSentence] = useState('');
  latest.current = rows;

  useEffect(() => {
    if (begun.current !== beginnings) announced.current = lastEnd(rows);
    begun.current = beginnings;
    if (countAfter(rows, announced.current) === 0 || timer.current !== null) return;
    timer.current = setTimeout(() => {
      timer.current = null;
      const all = latest.current;
      const last = all.at(-1);
      const count = countAfter(all, announced.current);
      announced.current = lastEnd(all);
      if (!last?.diagnosis || count === 0) return;
      setSentence(
        translator.text('interface.list.announce', {
          count,
          closeCode: codeOf(last) ?? { key: 'interface.list.noCode' },
          title: last.diagnosis.title,
        }),
      );
    }, pause);
  }, [rows, translator, beginnings]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  return (
    <div class="visually-hidden" role="status" aria-live="polite">
      {sentence}
    </div>
  );
}
