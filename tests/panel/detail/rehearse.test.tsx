import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SocketRecord } from '../../../src/model/socket.ts';
import { session } from '../fixtures/session.ts';
import { hide, rowOf, type Shown, show } from '../fixtures/show.tsx';
import { closeEvent, ended, open } from '../fixtures/sockets.ts';

let shown: Shown;
let detail: HTMLElement;
beforeEach(async () => {
  shown = await show({ log: session });
  fireEvent.click(await screen.findByRole('radio', { name: /^Open/ }));
  await waitFor(() => rowOf('s10').click());
  detail = await waitFor(() => {
    const region = document.querySelector<HTMLElement>('[data-region="detail"]');
    if (!region) throw new Error('no detail yet');
    return region;
  });
});
afterEach(() => hide(shown));

const type = (label: string, value: string) =>
  fireEvent.input(within(detail).getByLabelText(label), { target: { value } });
const send = () => within(detail).getByRole<HTMLButtonElement>('button', { name: 'Close this socket' });

test('open sockets are listed with their traffic', () => {
  expect(rowOf('s10').textContent).toContain('1,204');
  expect(rowOf('s9').textContent).toContain('mqtt');
});

test('traffic changes the line of its socket', async () => {
  const [socket] = session.sockets.filter(({ id }) => id === 's10');
  if (!socket) throw new Error('no s10');
  shown.world.send({
    type: 'traffic',
    counters: [{ id: 's10', traffic: { ...socket.traffic, received: 2_000 } }],
  });
  await waitFor(() => expect(rowOf('s10').textContent).toContain('2,000'));
});

test('a close is rehearsed with the code and reason that were typed, and the result is shown', async () => {
  type('Code', '4001');
  type('Reason', 'bye');
  await waitFor(() => expect(send().disabled).toBe(false));
  fireEvent.submit(send().closest('form') as HTMLFormElement);
  await waitFor(() =>
    expect(shown.world.said).toContainEqual({ type: 'rehearse', socketId: 's10', code: 4001, reason: 'bye' }),
  );
  shown.world.send({ type: 'rehearsed', socketId: 's10', problem: 'failed' });
  await within(detail).findByText(/The page’s own code threw an error/);
});

test.each(['', 'x', '-1', '65536', '100000', '1e3'])('%s is not a code to rehearse', async (code) => {
  type('Code', code);
  await within(detail).findByText('A whole number from 0 to 65535.');
  expect(send().disabled).toBe(true);
  fireEvent.submit(send().closest('form') as HTMLFormElement);
  expect(shown.world.said).toEqual([]);
});

test('a reason is counted in bytes, as the close frame has it', async () => {
  type('Reason', 'é'.repeat(61));
  await waitFor(() => expect(send().disabled).toBe(false));
  type('Reason', 'é'.repeat(62));
  await within(detail).findByText('At most 123 bytes in UTF-8; this has 124.');
  expect(send().disabled).toBe(true);
});

test('a close leads to the open sockets of its URL', async () => {
  const [live] = session.sockets.filter(({ id }) => id === 's9');
  if (!live) throw new Error('no s9');
  shown.world.send({
    type: 'changes',
    sockets: [ended('twin', closeEvent(1001), { url: live.url })],
    markers: [],
    spans: [],
    dropped: 0,
    removed: [],
  });
  fireEvent.click(screen.getByRole('radio', { name: /Closes/ }));
  await waitFor(() => rowOf('twin').click());
  const button = await waitFor(() => {
    const found = document.querySelector<HTMLElement>('[data-action="show-open"]');
    if (!found) throw new Error('no way yet');
    return found;
  });
  button.click();
  await waitFor(() => expect(shown.panel.store.shown.value.selection.selectedId.value).toBe('s10'));
  expect(shown.panel.list.value).toBe('open');
});

describe('after a rehearsal', () => {
  const endedAt = Date.now() - 60_000;
  const url = 'wss://shop.test/rehearsed';
  const rehearsed = ended(
    'r1',
    { kind: 'rehearsed', close: { code: 4001, reason: '', wasClean: true } },
    { url, endedAt },
  );
  const tell = (...sockets: SocketRecord[]) =>
    shown.world.send({ type: 'changes', sockets, markers: [], spans: [], dropped: 0, removed: [] });
  const result = () => document.querySelector('.rehearsal-result')?.textContent;

  test('the detail says that the page did not connect again, and who closed it', async () => {
    tell(rehearsed);
    fireEvent.click(screen.getByRole('radio', { name: /Closes/ }));
    await waitFor(() => rowOf('r1').click());
    await waitFor(() => expect(result()).toMatch(/did not open a new socket to this URL within 30 sec/));
    expect(document.querySelector('.where')?.textContent).toContain('closed by you');
  });

  test('or after how long it did', async () => {
    tell(rehearsed, open('r2', { url, createdAt: endedAt + 1_200, firstSeenAt: endedAt + 1_200 }));
    fireEvent.click(screen.getByRole('radio', { name: /Closes/ }));
    await waitFor(() => rowOf('r1').click());
    await waitFor(() => expect(result()).toMatch(/opened a new socket to the same URL after 1.2 sec/));
  });
});
