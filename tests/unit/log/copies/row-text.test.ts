import { expect, test } from 'vitest';
import { copyChoices } from '../../../../src/log/copies/copy-choices.ts';
import { rowAsText } from '../../../../src/log/copies/row-text.ts';
import { loadEnglish, sessionFileTexts } from '../../../../src/ui/state/words/english.ts';
import { closedRow, endedRow, openRow } from '../filter/rows.ts';

const english = await loadEnglish(sessionFileTexts);

test('a row is one line of tab-separated values, secrets masked', () => {
  const row = closedRow(1006, 'bad\ttoken\nhunter2secret');
  expect(rowAsText(row, english, { includeSecrets: false }).split('\t')).toEqual([
    '1970-01-01T00:00:05.000Z',
    '1006',
    '',
    'tls-untrusted',
    'certain',
    'nobody',
    'wss://api.example.test/live?room=***&token=***',
    'bad token ***',
    '3900',
  ]);
  expect(rowAsText(row, english, { includeSecrets: true })).toContain('token=hunter2secret');
});

test('an open socket says that it is open', () => {
  expect(rowAsText(openRow(), english, { includeSecrets: false }).split('\t')[3]).toBe('open');
});

test('only what makes sense for a row is offered', () => {
  const idsOf = (row: Parameters<typeof copyChoices>[0]) =>
    copyChoices(row, english, { includeSecrets: false }).map(({ id }) => id);
  expect(idsOf(endedRow())).toEqual(['markdown', 'text', 'curl', 'wscat']);
  expect(idsOf(openRow())).toEqual(['text', 'curl', 'wscat']);
  expect(idsOf(endedRow({ url: 'not a url' }))).toEqual(['markdown', 'text']);
});

test.each(['=IMPORTXML("https://evil.test")', '+1+1', '-2+3', '@SUM(A1)', '\t=1+1'])(
  'a reason that a spreadsheet would run (%j) is text there',
  (reason) => {
    const cells = rowAsText(closedRow(4000, reason), english, { includeSecrets: true }).split('\t');
    expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    expect(cells[7]).toBe(`'${reason.trim()}`);
  },
);

test('offering copies makes none of them: a URL is taken apart only when a copy is asked for', () => {
  const row = endedRow();
  const read: (string | symbol)[] = [];
  // Every copy says what was asked for, or what the close was called.
  const socket = new Proxy(row.socket, {
    get: (target, name) => {
      read.push(name);
      return Reflect.get(target, name);
    },
  });
  const choices = copyChoices({ ...row, socket }, english, { includeSecrets: false });
  const before = new Set(read);
  for (const name of ['requestedProtocols', 'context', 'protocol', 'ending'])
    expect(before).not.toContain(name);
  for (const { text } of choices) text();
  for (const name of ['requestedProtocols', 'context', 'ending']) expect(read).toContain(name);
});
