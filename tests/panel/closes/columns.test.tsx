import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { session } from '../fixtures/session.ts';
import { grid, hide, rowOf, rows, type Shown, show } from '../fixtures/show.tsx';

let shown: Shown;
afterEach(() => hide(shown));

const header = (name: string) => within(grid()).getByRole('columnheader', { name: new RegExp(`^${name}`) });
const buttonOf = (name: string) => within(header(name)).getByRole('button');
const layout = () => shown.panel.settings.settings.value.layout;

test('the menu of a column’s head shows and hides columns, which is remembered', async () => {
  shown = await show({ log: session });
  await waitFor(() => expect(rows()).toHaveLength(8));
  expect(within(grid()).queryByRole('columnheader', { name: 'Initiator' })).toBeNull();
  fireEvent.contextMenu(header('Code'));
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Initiator', checked: false }));
  await waitFor(() => expect(header('Initiator')).toBeTruthy());
  fireEvent.click(within(rowOf('s6')).getByRole('button', { name: /feed\.ts:41/ }));
  expect(shown.world.opened).toEqual(['https://shop.test/assets/feed.ts:41:9']);
  fireEvent.keyDown(buttonOf('Lived'), { key: 'F10', shiftKey: true });
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Lived', checked: true }));
  await waitFor(() => expect(within(grid()).queryByRole('columnheader', { name: /Lived/ })).toBeNull());
  expect(layout().columnsShown).toEqual({ initiator: true, lived: false });
  fireEvent.contextMenu(header('Code'));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Reset columns' }));
  await waitFor(() => expect(layout().columnsShown).toEqual({}));
});

test.each([
  ['en', 'Socket', 'ArrowRight', 1],
  ['ar', 'المقبس', 'ArrowRight', -1],
] as const)(
  'Shift with an arrow key resizes a column towards its end: %s',
  async (language, name, key, sign) => {
    shown = await show({ log: session, stored: { language } });
    await waitFor(() => expect(rows()).toHaveLength(8));
    header(name).getBoundingClientRect = () => new DOMRect(0, 0, 200, 22);
    fireEvent.keyDown(buttonOf(name), { key, shiftKey: true });
    expect(layout().columnWidths).toEqual({ socket: 200 + 10 * sign });
  },
);

test('the edge of a column is dragged', async () => {
  shown = await show({ log: session });
  await waitFor(() => expect(rows()).toHaveLength(8));
  header('Socket').getBoundingClientRect = () => new DOMRect(0, 0, 200, 22);
  const grip = header('Socket').querySelector('.grip') as Element;
  fireEvent.pointerDown(grip, { clientX: 500, pointerId: 1 });
  fireEvent.pointerMove(grip, { clientX: 540, pointerId: 1 });
  fireEvent.pointerUp(grip, { clientX: 540, pointerId: 1 });
  fireEvent.pointerMove(grip, { clientX: 900, pointerId: 1 });
  expect(layout().columnWidths).toEqual({ socket: 240 });
  await waitFor(() =>
    expect(document.querySelector<HTMLElement>('.list-place')?.style.getPropertyValue('--tracks')).toContain(
      '240px',
    ),
  );
});
