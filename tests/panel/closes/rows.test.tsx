import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { session } from '../fixtures/session.ts';
import { hide, rowOf, rows, type Shown, show } from '../fixtures/show.tsx';
import { closeEvent, ended, open, start } from '../fixtures/sockets.ts';

let shown: Shown;
afterEach(() => hide(shown));

const noChanges = { type: 'changes', sockets: [], markers: [], spans: [], dropped: 0, removed: [] } as const;

test('every ended socket is a row that says its code, its cause and how sure that is', async () => {
  shown = await show({ log: session });
  await waitFor(() => expect(rows()).toHaveLength(8));
  const { closeCode, cause, confidence } = rowOf('s6').dataset;
  expect({ closeCode, cause, confidence }).toEqual({
    closeCode: '1006',
    cause: 'tls-untrusted',
    confidence: 'certain',
  });
  expect(rowOf('s6').textContent).toContain('10.0.0.12:8443/feed');
  expect(rowOf('s4').dataset.closeCode).toBe('');
});

test('a close appears when it is announced, and a later report of the same socket takes its place', async () => {
  shown = await show({ log: session });
  const late = ended('late', closeEvent(1001), { endedAt: start + 300_000 });
  shown.world.send({ ...noChanges, sockets: [late] });
  await waitFor(() => expect(rows().at(-1)?.dataset.closeCode).toBe('1001'));
  shown.world.send({ ...noChanges, sockets: [{ ...late, ending: closeEvent(1011) }] });
  await waitFor(() => expect(rows().at(-1)?.dataset.closeCode).toBe('1011'));
  expect(rows()).toHaveLength(9);
});

test('sockets that were let go disappear, and their number is shown', async () => {
  shown = await show({ log: session });
  await waitFor(() => expect(rows()).toHaveLength(8));
  shown.world.send({ ...noChanges, removed: ['s1', 's2'], dropped: 2 });
  await waitFor(() => expect(rows()).toHaveLength(6));
  expect(screen.getByText('2 older closes removed')).toBeTruthy();
});

test('a navigation is a line across the list, between what ended before and after it', async () => {
  shown = await show({ log: session });
  await waitFor(() => expect(rows()).toHaveLength(8));
  const lines = [...document.querySelectorAll('[data-line]')].map((line) => line.getAttribute('data-line'));
  expect(lines).toEqual(['marker-m1', 's1', 's2', 's3', 's4', 'marker-m2', 's5', 's6', 's7', 's8']);
});

test('clearing asks capture, and empties the list when capture says so', async () => {
  shown = await show({ log: session });
  await waitFor(() => expect(rows()).toHaveLength(8));
  screen.getByRole('button', { name: 'Clear' }).click();
  await waitFor(() => expect(shown.world.said).toContainEqual({ type: 'clear' }));
  shown.world.send({ type: 'cleared', log: { ...session, sockets: [], markers: [] } });
  await waitFor(() => expect(rows()).toHaveLength(0));
});

test('built-in packs are loaded for a socket that needs them, and name its code', async () => {
  shown = await show({ log: session });
  await waitFor(() => expect(rowOf('s3').textContent).toContain('Closed with 4401: Unauthorized'));
  expect(shown.panel.packs.value.builtIn.length).toBeGreaterThan(0);
});

test('ten thousand closes draw only the rows in sight', async () => {
  const sockets = Array.from({ length: 10_000 }, (_, index) =>
    ended(`n${index}`, closeEvent(index % 2 ? 1000 : 1006), { endedAt: start + index * 100 }),
  );
  shown = await show({ log: { ...session, sockets } });
  await waitFor(() => expect(rows().length).toBeGreaterThan(5));
  expect(rows().length).toBeLessThan(60);
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('10003');
});

test('what the page wrote is never markup, and cannot reorder the row', async () => {
  const hostile = '<img src=x onerror=alert(1)>\u202egnp.exe\ud800';
  shown = await show({
    log: {
      ...session,
      sockets: [ended('x', closeEvent(4000, hostile), { url: `wss://x.test/${hostile}`, protocol: hostile })],
    },
  });
  await waitFor(() => expect(rows()).toHaveLength(1));
  rowOf('x').click();
  await waitFor(() => expect(document.querySelector('[data-region="detail"]')).toBeTruthy());
  expect(document.querySelector('img')).toBeNull();
  expect(document.body.textContent).not.toMatch(/[\u202e\ud800]/);
  expect(rowOf('x').textContent).toContain('[U+202E]');
});

/** Every attribute in the document that holds this. */
const attributesWith = (pattern: RegExp) =>
  [...document.querySelectorAll('*')].flatMap((element) =>
    [...element.attributes]
      .filter(({ value }) => pattern.test(value))
      .map(({ name, value }) => `${element.tagName} ${element.className} ${name}: ${value}`),
  );

test('nor can it reorder what a pointer or a screen reader gets: tooltips and names show its controls', async () => {
  const hostile = 'a\u202egnp.exe\u2069';
  const stack = [{ functionName: hostile, url: `https://x.test/${hostile}.js`, line: 1, column: 1 }];
  const page = { kind: 'page', url: `https://x.test/${hostile}` } as const;
  const about = { url: `wss://x.test/${hostile}`, protocol: hostile, context: page, openCall: { stack } };
  const sockets = Array.from({ length: 6 }, (_, index) =>
    ended(`x${index}`, closeEvent(4000, hostile), { ...about, endedAt: start + index * 20, lived: 5 }),
  );
  shown = await show({ log: { ...session, sockets: [...sockets, open('y', about)] } });
  await waitFor(() => expect(rows().length).toBeGreaterThan(0));
  expect(attributesWith(/[\u202e]/)).toEqual([]);
  rows()[0]?.click();
  await waitFor(() => expect(document.querySelector('[data-region="detail"]')).toBeTruthy());
  expect(attributesWith(/[\u202e]/)).toEqual([]);
  for (const list of [/^Open/, /^By URL/]) {
    fireEvent.click(screen.getByRole('radio', { name: list }));
    await waitFor(() => expect(document.body.textContent).toContain('[U+202E]'));
    expect(attributesWith(/[\u202e]/)).toEqual([]);
  }
});

test('a row changes its cause when the browser says only later that it was offline', async () => {
  const cut = ended('cut', closeEvent(1006), { endedAt: start + 60_000, lived: 8_000 });
  shown = await show({ log: { ...session, sockets: [cut], spans: [], markers: [] } });
  await waitFor(() => expect(rowOf('cut').dataset.cause).toBe('cut'));
  const offline = { id: 'o', kind: 'offline', from: start + 61_000, to: null } as const;
  shown.world.send({ ...noChanges, spans: [offline] });
  await waitFor(() => expect(rowOf('cut').dataset.cause).toBe('offline'));
});
