import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { defaultSettings } from '../../../src/ui/state/settings/settings.ts';
import { session } from '../fixtures/session.ts';
import { hide, rowOf, rows, type Shown, show } from '../fixtures/show.tsx';

let shown: Shown;
afterEach(() => hide(shown));

test('the theme of the settings is in force at once', async () => {
  shown = await show({ log: session, hash: '#/settings' });
  fireEvent.click(await screen.findByRole('radio', { name: /Dark/ }));
  await waitFor(() => expect(document.documentElement.dataset.theme).toBe('dark'));
});

test('keep log reaches capture, from the toolbar and from the stored settings', async () => {
  shown = await show({ log: session, stored: { ...defaultSettings, keepLog: false } });
  await waitFor(() => expect(shown.world.said).toEqual([{ type: 'set-keep-log', keep: false }]));
  fireEvent.click(screen.getByRole('checkbox', { name: 'Keep log' }));
  await waitFor(() => expect(shown.world.said.at(-1)).toEqual({ type: 'set-keep-log', keep: true }));
  await waitFor(() => expect(shown.world.stored).toMatchObject({ keepLog: true }));
});

test('where the bar was left and which sections were folded is stored, and found again', async () => {
  const layout = { ...defaultSettings.layout, inlineShare: 40, foldedSections: ['evidence'] };
  shown = await show({ log: session, stored: { ...defaultSettings, layout } });
  await waitFor(() => rowOf('s6').click());
  const bar = await screen.findByRole('separator', { name: 'Resize the details' });
  expect(bar.getAttribute('aria-valuenow')).toBe('40');
  await waitFor(() =>
    expect(document.querySelector<HTMLDetailsElement>('[data-section="evidence"]')?.open).toBe(false),
  );
  fireEvent.keyDown(bar, { key: 'ArrowRight' });
  await waitFor(() => expect(shown.world.stored).toMatchObject({ layout: { inlineShare: 42 } }));
});

test('a user’s own pack names the codes of the sockets it fits', async () => {
  const pack = {
    format: 'closeframe/pack',
    version: 1,
    name: 'Our rooms',
    match: { hosts: ['api.shop.test'] },
    codes: [{ code: 4004, name: 'Room is gone' }],
  };
  shown = await show({ log: session, stored: { ...defaultSettings, ownPacks: [pack] } });
  await waitFor(() => expect(rowOf('s8').textContent).toContain('Room is gone'));
});

test('fewer closes are kept where fewer are wanted, the newest, and the rest is counted', async () => {
  const many = Array.from({ length: 130 }, (_, index) => {
    const [first] = session.sockets;
    if (first?.state !== 'ended') throw new Error('the first socket has ended');
    return { ...first, id: `n${index}`, endedAt: first.endedAt + index };
  });
  shown = await show({
    log: { ...session, markers: [], sockets: many },
    stored: { ...defaultSettings, closesKept: 100 },
  });
  await screen.findByText('30 older closes removed');
  expect(rows().map(({ dataset }) => dataset.count)).toEqual(['100']);
  expect(shown.panel.store.live.log.ended.value[0]?.socket.id).toBe('n30');
  expect(shown.panel.store.live.log.find('n29')).toBeUndefined();
  expect(shown.panel.store.live.log.find('n129')).toBeDefined();
});

test('damaged settings are named, and the rest of them holds', async () => {
  shown = await show({ hash: '#/settings', stored: { ...defaultSettings, theme: 'pink', keepLog: false } });
  expect((await screen.findByRole('alert')).textContent).toContain('theme');
  expect(shown.panel.settings.settings.value).toMatchObject({ theme: 'auto', keepLog: false });
});
