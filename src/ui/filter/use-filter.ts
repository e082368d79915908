import { useEffect, useMemo } from 'preact/hooks';
import { createMatcher, dependsOnTime, type RowWords, textOf } from '../../log/filter/match-rows.ts';
import { parseFilter } from '../../log/filter/parse-filter.ts';
import { createRowWords } from '../../log/filter/row-words.ts';
import type { Row } from '../../log/rows/row.ts';
import { useNow } from '../components/hooks/use-now.ts';
import { useTranslator } from '../state/words/translator-context.ts';

/** Living sockets are looked at again this often, in milliseconds, where the filter asks for how long they live or rest. */
const tick = 1_000;

/** The rows that pass the filter's text, in their order. */
export function useFiltered(rows: readonly Row[], text: string, loops?: ReadonlySet<string>): readonly Row[] {
  const translator = useTranslator();
  const words = useMemo(() => createRowWords(translator), [translator]);
  const filter = useMemo(() => parseFilter(text).filter, [text]);
  const isLiving = rows[0] !== undefined && rows[0].socket.state !== 'ended';
  const now = useNow(tick, isLiving && dependsOnTime(filter));
  const asksForLoops = /\bis:/i.test(text) ? loops : undefined;
  const matches = useMemo(
    () => createMatcher(filter, { words, now, ...(asksForLoops ? { loops: asksForLoops } : {}) }),
    [filter, words, now, asksForLoops],
  );
  usePreparedTexts(rows, words);
  return useMemo(() => (text === '' ? rows : rows.filter(matches)), [rows, text, matches]);
}

/** Milliseconds that a frame must have left for another row. */
const margin = 2;

/** Makes the texts of rows while the panel has nothing else to do, newest first, so that typing finds them there. */
function usePreparedTexts(rows: readonly Row[], words: RowWords): void {
  useEffect(() => {
    let next = rows.length - 1;
    let pending = 0;
    const prepare = (deadline: IdleDeadline) => {
      for (; next >= 0 && deadline.timeRemaining() > margin; next -= 1) {
        const row = rows[next];
        if (row) textOf(row, words);
      }
      if (next >= 0) pending = requestIdleCallback(prepare);
    };
    pending = requestIdleCallback(prepare);
    return () => cancelIdleCallback(pending);
  }, [rows, words]);
}
