import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { emptyLog } from '../../../src/model/log.ts';
import type { Interruption } from '../../../src/model/recording.ts';
import { session } from '../fixtures/session.ts';
import { hide, rows, type Shown, show } from '../fixtures/show.tsx';

let shown: Shown;
afterEach(() => hide(shown));

const state = () => document.querySelector('[data-state]')?.getAttribute('data-state');
const on = { kind: 'on', since: 0 } as const;
const interrupted = (why: Interruption) =>
  ({ kind: 'interrupted', why, detail: 'No tab with id 7' }) as const;

test.each([
  ['off', { kind: 'off' }],
  ['starting', { kind: 'starting' }],
  ['waiting', on],
  ['canceled', interrupted('canceled-by-user')],
  ['detached', interrupted('detached')],
  ['forbidden', interrupted('forbidden-page')],
  ['noAccess', interrupted('no-access')],
  ['failed', interrupted('failed')],
] as const)('an empty log shows what the matter is: %s', async (name, recording) => {
  shown = await show({ log: emptyLog, state: recording });
  await waitFor(() => expect(state()).toBe(name));
  expect(document.querySelector('[data-state] h2')?.textContent).not.toBe('');
});

test.each(['canceled-by-user', 'detached', 'forbidden-page', 'no-access', 'failed'] as const)(
  'after %s there is a way back, and the browser is quoted',
  async (why) => {
    shown = await show({ log: emptyLog, state: interrupted(why) });
    expect((await screen.findByText('No tab with id 7')).tagName).toBe('CODE');
    shown.world.said.length = 0;
    screen.getByRole('button', { name: /again/ }).click();
    await waitFor(() => expect(shown.world.said).toEqual([{ type: 'start-recording' }]));
  },
);

test('a log that was interrupted keeps its rows under a strip that says so', async () => {
  shown = await show({ log: session, state: interrupted('canceled-by-user') });
  await screen.findByText('Stopped: Cancel was pressed in the yellow bar.');
  expect(rows()).toHaveLength(8);
});

test('opening the panel starts recording, once', async () => {
  shown = await show({ log: emptyLog, state: { kind: 'off' } });
  await waitFor(() => expect(shown.world.said).toEqual([{ type: 'start-recording' }]));
  shown.world.snapshot(emptyLog, { kind: 'off' });
  await waitFor(() => expect(state()).toBe('off'));
  expect(shown.world.said).toEqual([{ type: 'start-recording' }]);
});

test('a recording that runs already is left alone, and the switch stops it', async () => {
  shown = await show({ log: session, state: on });
  const button = await screen.findByRole('button', { name: 'Recording', pressed: true });
  expect(shown.world.said).toEqual([]);
  button.click();
  await waitFor(() => expect(shown.world.said).toEqual([{ type: 'stop-recording' }]));
});

test('while nothing has closed, something to try can be copied', async () => {
  shown = await show({ log: emptyLog, state: on });
  (await screen.findByRole('button', { name: 'Copy' })).click();
  await screen.findByText(/Copied/);
  expect(shown.world.copied[0]).toContain('new WebSocket(');
});

test('a recorded page is reloaded at once', async () => {
  shown = await show({ log: emptyLog, state: on });
  (await screen.findByRole('button', { name: 'Reload the page' })).click();
  await waitFor(() => expect(shown.world.reloads).toBe(1));
  expect(shown.world.said).toEqual([]);
});

test('"Reload and record" waits until the page is recorded, and gives up where it cannot be', async () => {
  shown = await show({ log: session, state: { kind: 'off' } });
  shown.world.send({ type: 'cleared', log: emptyLog });
  const button = await screen.findByRole('button', { name: 'Reload and record' });
  shown.world.said.length = 0;
  button.click();
  await waitFor(() => expect(shown.world.said).toEqual([{ type: 'start-recording' }]));
  shown.world.send({ type: 'state', state: { kind: 'starting' } });
  await waitFor(() => expect(state()).toBe('starting'));
  expect(shown.world.reloads).toBe(0);
  shown.world.send({ type: 'state', state: on });
  await waitFor(() => expect(shown.world.reloads).toBe(1));
  shown.world.send({ type: 'state', state: { kind: 'off' } });
  await waitFor(() => expect(state()).toBe('off'));
  shown.world.send({ type: 'state', state: on });
  await waitFor(() => expect(state()).toBe('waiting'));
  expect(shown.world.reloads).toBe(1);
});

test.each([
  [[{ id: 'm', kind: 'recording-started', url: '', at: 1 }], true],
  [
    [
      { id: 'm', kind: 'recording-started', url: '', at: 1 },
      { id: 'n', kind: 'navigation', url: 'https://shop.test/', at: 2 },
    ],
    false,
  ],
  [[], false],
] as const)(
  'an empty log says that the page was loaded before only where it was',
  async (markers, before) => {
    shown = await show({ log: { ...emptyLog, markers }, state: on });
    await waitFor(() => expect(state()).toBe('waiting'));
    expect(screen.queryByText(/loaded before recording began/) !== null).toBe(before);
  },
);

test('a filter that nothing passes says so, and can be cleared on the spot', async () => {
  shown = await show({ log: session });
  await waitFor(() => expect(rows()).toHaveLength(8));
  fireEvent.input(screen.getByRole('combobox', { name: /filter/i }), { target: { value: 'nosuchthing' } });
  await waitFor(() => expect(state()).toBe('no-match'));
  screen.getByText('Clear the filter').click();
  await waitFor(() => expect(rows()).toHaveLength(8));
});

test('a line that is lost for good says what to do', async () => {
  shown = await show({ log: session });
  shown.world.lose();
  await screen.findByText(/Close DevTools and open it again/);
  expect(rows()).toHaveLength(8);
});

test('as a plain page it says where the panel belongs, and everything else works', async () => {
  shown = await show({ line: false });
  await waitFor(() => expect(state()).toBe('plain'));
  expect(document.querySelector('[data-action="toggle-recording"]')).toBeNull();
  fireEvent.click(screen.getByRole('radio', { name: 'Compare' }));
  await screen.findByText(/1000 Normal Closure vs 1006/);
  expect(window.location.hash).toBe('#/compare/1000/1006');
});

test('the address chooses the view', async () => {
  shown = await show({ hash: '#/compare/1001/1015', log: session });
  await waitFor(() => expect(document.querySelector('[data-region="comparison"]')).toBeTruthy());
  expect(screen.getByRole('radio', { name: 'Compare' })).toHaveProperty('checked', true);
});

test('a page that could not be recorded gives way to one that can: recording starts by itself', async () => {
  shown = await show({ log: emptyLog, state: interrupted('forbidden-page') });
  shown.world.said.length = 0;
  shown.world.navigate();
  await waitFor(() => expect(shown.world.said).toEqual([{ type: 'start-recording' }]));
});

test.each([interrupted('canceled-by-user'), { kind: 'off' } as const])(
  'a recording that was ended on purpose stays ended when the page navigates',
  async (recording) => {
    shown = await show({ log: session, state: recording });
    shown.world.said.length = 0;
    shown.world.navigate();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(shown.world.said).toEqual([]);
  },
);

test.each(['open', 'groups'])(
  'where the filter hides every line of "%s", that is said with a way to clear it',
  async (list) => {
    shown = await show({ log: session, state: on });
    document.querySelector<HTMLElement>(`[data-list="${list}"] input`)?.click();
    shown.panel.filter.value = 'matches-nothing';
    await waitFor(() => expect(state()).toBe('no-match'));
    screen.getByText('Clear the filter', { selector: 'button *, button.line' }).click();
    await waitFor(() => expect(shown.panel.filter.value).toBe(''));
  },
);

test('the view by URL says why it is empty', async () => {
  shown = await show({ log: emptyLog, state: { kind: 'off' } });
  document.querySelector<HTMLElement>('[data-list="groups"] input')?.click();
  await waitFor(() => expect(state()).toBe('off'));
});
