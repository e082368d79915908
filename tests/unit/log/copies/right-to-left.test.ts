import { expect, test } from 'vitest';
import { createTranslator, loadMessages } from '../../../../src/i18n/index.ts';
import { bugReport } from '../../../../src/log/copies/bug-report.ts';
import { copyChoices } from '../../../../src/log/copies/copy-choices.ts';
import type { EndedRow } from '../../../../src/log/rows/row.ts';
import { closeOf, type EndedSocket } from '../../../../src/model/socket.ts';
import { lookup } from '../../../../src/registry/index.ts';
import { sessionFileTexts } from '../../../../src/ui/state/words/english.ts';
import { everyEnding } from '../../diagnosis/stories/every-diagnosis.ts';
import { diagnosed, ended } from '../../diagnosis/stories/fixtures.ts';

const arabic = createTranslator('ar', await loadMessages('ar', sessionFileTexts));

function rowOf(
  socket: EndedSocket,
  { history = {}, browser, meaning }: Partial<ReturnType<typeof everyEnding>[0]> = {},
): EndedRow {
  const close = closeOf(socket);
  const known = meaning ?? (close && lookup(close.code));
  return { socket, meaning: known, diagnosis: diagnosed(socket, history, known, browser), severity: 'error' };
}

const options = { includeSecrets: false, includeMessages: true };

/** Every ending that the diagnosis tells apart, as a report, with lines of the page's code. */
const reports = everyEnding().map(({ socket, ...known }) => {
  const stack = [{ functionName: 'connect', url: 'https://shop.dev/assets/app.js', line: 19, column: 9 }];
  const called = {
    ...socket,
    openCall: { stack },
    closeCall: socket.closeCall && { ...socket.closeCall, stack },
  };
  const row = rowOf(called, known);
  return bugReport(row, arabic, { ...options, context: { rows: [row], browser: 'Chromium 156' } });
});

/** A report's lines without the blocks to paste, which are lines of their own. */
const prose = (report: string) =>
  report
    .replace(/^ *(`{3,})\n[\s\S]*?\n *\1$/gm, '')
    .split('\n')
    .filter((line) => line !== '');

const lines = [...new Set(reports.flatMap(prose))];

const isolates = /[\u2066\u2068][^\u2066-\u2069]*\u2069/g;
const outside = (line: string) => line.replaceAll(isolates, '');

test('there is a report of every ending', () => {
  expect(reports.length).toBeGreaterThan(100);
});

test('code, addresses and dates are isolated from the Arabic', () => {
  // A clock time keeps its order: one colon between figures belongs to the number (Unicode TR9, W4).
  expect(lines.filter((line) => /`|\w+:\/\/|\w\(|\d-\d|[\u2066-\u2069]/.test(outside(line)))).toEqual([]);
  expect(lines.filter((line) => line.includes('\u2066')).length).toBeGreaterThan(100);
});

test("what a team's pack says in its own words runs the way of its own first letter", () => {
  const quoted = lines.filter((line) => line.includes('\u2068'));
  expect(quoted.length).toBeGreaterThan(0);
  expect(quoted.filter((line) => !/\u2068the team's \d{4}\u2069/.test(line))).toEqual([]);
});

test('every paragraph runs from right to left, whatever it begins with', () => {
  const turned = lines.filter((line) => {
    // The first letter outside an isolate decides (Unicode TR9, P2); U+200F counts as one.
    const [first = ''] = outside(line).match(/\p{Letter}|\u200f/u) ?? [];
    return !/[\u0600-\u06ff\u200f]/.test(first);
  });
  expect(turned).toEqual([]);
});

test('what is copied out of code has no invisible characters', () => {
  const code = reports.flatMap((report) =>
    [...report.matchAll(/(`+)([^`]+)\1/g)].map(([, , text = '']) => text),
  );
  expect(code.filter((text) => /\p{Cf}/u.test(text))).toEqual([]);
  expect(code.length).toBeGreaterThan(100);
});

test('commands and the cells of a row have no invisible characters', () => {
  const choices = copyChoices(rowOf(ended('open@20 call:4003/bye@400 closed:4003/bye@430')), arabic, options);
  const plain = choices.filter(({ id }) => id !== 'markdown').map(({ text }) => text());
  expect(plain).toHaveLength(3);
  expect(plain.filter((text) => /\p{Cf}/u.test(text))).toEqual([]);
});

test('in a row every Arabic cell has Latin cells beside it, whose tabs keep their order', () => {
  const choices = copyChoices(rowOf(ended('open@20 received@30 cut@900')), arabic, options);
  const row = choices.find(({ id }) => id === 'text');
  const cells = row?.text().split('\t') ?? [];
  expect(cells.map((cell) => /[\u0600-\u06ff]/.test(cell)).indexOf(true)).toBe(2);
  expect(cells.filter((cell) => /[\u0600-\u06ff]/.test(cell))).toEqual(['إغلاق غير طبيعي']);
});
