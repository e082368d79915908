import { fireEvent, screen, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, expect, test } from 'vitest';
import { emptyLog } from '../../../src/model/log.ts';
import { session } from '../fixtures/session.ts';
import { hide, rowOf, rows, type Shown, show } from '../fixtures/show.tsx';

let shown: Shown;
afterEach(() => hide(shown));

/** Colours need a real browser: contrast is measured there. */
async function violations(): Promise<string[]> {
  const { violations: found } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

test('a log with a chosen close', async () => {
  shown = await show({ log: session });
  await waitFor(() => expect(rows()).toHaveLength(8));
  rowOf('s6').click();
  await screen.findByText('Fix it');
  expect(await violations()).toEqual([]);
});

test('open sockets, with one chosen', async () => {
  shown = await show({ log: session });
  fireEvent.click(await screen.findByRole('radio', { name: /^Open/ }));
  await waitFor(() => rowOf('s10').click());
  await screen.findByText('Rehearse a close');
  expect(await violations()).toEqual([]);
});

test.each([
  ['waiting', { kind: 'on', since: 0 }],
  ['off', { kind: 'off' }],
  ['interrupted', { kind: 'interrupted', why: 'forbidden-page', detail: 'x' }],
] as const)('an empty log: %s', async (_, state) => {
  shown = await show({ log: emptyLog, state });
  await waitFor(() => expect(document.querySelector('[data-state] h2')).toBeTruthy());
  expect(await violations()).toEqual([]);
});

test.each([
  ['#/compare/1000/1015', 'comparison'],
  ['#/code/1006', 'code'],
  ['#/settings', 'settings'],
])('the view at %s', async (hash, region) => {
  shown = await show({ log: session, hash });
  await waitFor(() => expect(document.querySelector(`[data-region="${region}"]`)).not.toBeNull());
  expect(await violations()).toEqual([]);
});

test('the list of keys and the choice of a comparison', async () => {
  shown = await show({ log: session });
  await waitFor(() => expect(rows()).toHaveLength(8));
  fireEvent.keyDown(document.body, { key: '?' });
  await screen.findByRole('dialog');
  expect(await violations()).toEqual([]);
});
