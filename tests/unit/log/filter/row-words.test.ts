import { expect, test, vi } from 'vitest';
import filter from '../../../../locales/en/filter.json';
import { createTranslator } from '../../../../src/i18n/index.ts';
import { matches } from '../../../../src/log/filter/match-rows.ts';
import { parseFilter } from '../../../../src/log/filter/parse-filter.ts';
import { createRowWords } from '../../../../src/log/filter/row-words.ts';
import { endedRow } from './rows.ts';

const translator = createTranslator('en', { filter });
const row = (count: number) =>
  endedRow({}, { title: { key: 'filter.rows', values: { count } }, subtitle: { key: 'filter.label' } });

test('title and subtitle are found in the words of the language', () => {
  const words = createRowWords(translator);
  const passes = (text: string) => matches(parseFilter(text).filter, row(7), { words });
  expect(passes('"7 ROWS"')).toBe(true);
  expect(passes('"filter the"')).toBe(true);
  expect(passes('"8 rows"')).toBe(false);
});

test('a sentence is put into words once for all rows that share it', () => {
  const text = vi.fn(translator.text);
  const words = createRowWords({ text });
  words(row(1));
  words(row(1));
  words(row(2));
  expect(text).toHaveBeenCalledTimes(3);
});
