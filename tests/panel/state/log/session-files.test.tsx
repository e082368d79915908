import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { readSessionFile } from '../../../../src/ui/state/log/session-files.ts';
import { session } from '../../fixtures/session.ts';
import { hide, rowOf, rows, type Shown, show } from '../../fixtures/show.tsx';
import { closeEvent, ended, start } from '../../fixtures/sockets.ts';

let shown: Shown;
afterEach(() => hide(shown));

const press = (action: string) => document.querySelector<HTMLElement>(`[data-action="${action}"]`)?.click();
const choose = (content: string) => {
  const input = document.querySelector<HTMLInputElement>('input[type="file"]');
  if (!input) throw new Error('no file input');
  fireEvent.change(input, { target: { files: [new File([content], 'yesterday.json')] } });
};

test('an exported session, imported again, shows the same closes, read-only and apart from the live log', async () => {
  shown = await show({ log: session });
  await waitFor(() => expect(rows()).toHaveLength(8));
  const seen = () => rows().map(({ dataset }) => [dataset.closeCode, dataset.cause, dataset.confidence]);
  const before = seen();
  press('export-session');
  await waitFor(() => expect(shown.world.downloads).toHaveLength(1));
  const [file] = shown.world.downloads;
  expect(JSON.parse(file?.content ?? '')).toMatchObject({ format: 'closeframe/session', version: 1 });
  expect(file?.content).not.toContain('secret-value');

  shown.world.send({ type: 'cleared', log: { ...session, sockets: [], markers: [] } });
  await waitFor(() => expect(rows()).toHaveLength(0));
  choose(file?.content ?? '');
  await screen.findByText('yesterday.json');
  expect(document.querySelector('.strip')?.textContent).toMatch(/Exported .* by .*Chromium 156/);
  expect(seen()).toEqual(before);
  expect(document.querySelector('[data-action="clear"]')).toHaveProperty('disabled', true);

  shown.world.send({
    type: 'changes',
    sockets: [ended('new', closeEvent(1001))],
    markers: [],
    spans: [],
    dropped: 0,
    removed: [],
  });
  await waitFor(() => expect(shown.panel.store.live.log.ended.value).toHaveLength(1));
  expect(rows()).toHaveLength(8);
  screen.getByText('Back to the live log').click();
  await waitFor(() => expect(rows()).toHaveLength(1));
});

test('in an imported log nothing is chosen, and no socket of its can be closed in the page', async () => {
  shown = await show({ log: session });
  await waitFor(() => expect(rows()).toHaveLength(8));
  press('export-session');
  await waitFor(() => expect(shown.world.downloads).toHaveLength(1));
  const detail = () => document.querySelector('[data-region="detail"]');
  rowOf('s1').click();
  await waitFor(() => expect(detail()).toBeTruthy());
  choose(shown.world.downloads[0]?.content ?? '');
  await screen.findByText('yesterday.json');
  expect(detail()).toBeNull();
  fireEvent.click(await screen.findByRole('radio', { name: /^Open/ }));
  const openRow = await screen.findByText('mqtt');
  openRow.click();
  await waitFor(() => expect(detail()?.textContent).toContain('api.shop.test'));
  expect(detail()?.querySelector('[data-section="rehearse"], [data-action="rehearse"]')).toBeNull();
  screen.getByText('Back to the live log').click();
  await waitFor(() => expect(shown.panel.store.shown.value.selection.selectedId.value).toBe('s1'));
});

test('a close that was rehearsed is one in the imported file too', async () => {
  const close = { code: 1011, reason: '', wasClean: true };
  const rehearsed = ended('mine', { kind: 'rehearsed', close }, { endedAt: start + 50_000 });
  const real = ended('real', closeEvent(1006), { endedAt: start + 50_500 });
  shown = await show({ log: { ...session, sockets: [rehearsed, real] } });
  await waitFor(() => expect(rows()).toHaveLength(2));
  const seen = () => rows().map(({ dataset }) => [dataset.closeCode, dataset.cause, dataset.confidence]);
  const before = seen();
  expect(before[0]).toEqual(['1011', 'rehearsed', 'certain']);
  press('export-session');
  await waitFor(() => expect(shown.world.downloads).toHaveLength(1));
  choose(shown.world.downloads[0]?.content ?? '');
  await screen.findByText('yesterday.json');
  await waitFor(() => expect(seen()).toEqual(before));
});

test('a file that is no session is refused with its reason, and changes nothing', async () => {
  shown = await show({ log: session });
  await waitFor(() => expect(rows()).toHaveLength(8));
  choose('{ "format": "something else" }');
  expect((await screen.findByRole('alert')).textContent).not.toBe('');
  expect(shown.panel.store.shown.value.kind).toBe('live');
  expect(rows()).toHaveLength(8);
});

test('an export that fails says why', async () => {
  shown = await show({ log: session });
  await waitFor(() => expect(rows()).toHaveLength(8));
  Object.assign(shown.world.platform, {
    download: () => {
      throw new Error('disk full');
    },
  });
  press('export-session');
  expect((await screen.findByRole('alert')).textContent).toContain('disk full');
});

test('a file that is too big is not even loaded', async () => {
  shown = await show();
  const text = () => Promise.reject(new Error('loaded'));
  expect(await readSessionFile({ size: 50_000_001, text })).toMatchObject({ ok: false });
});

test('a folder that was dropped, or a file that went, says so', async () => {
  shown = await show({ log: session });
  const text = () => Promise.reject(new DOMException('A requested file could not be found', 'NotFoundError'));
  await shown.panel.files.importFile({ name: 'recordings', size: 4_096, text });
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('recordings could not be read');
  expect(alert.textContent).toContain('NotFoundError');
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

test('an import that takes a while says so until it is done', async () => {
  shown = await show({ log: session });
  let give = (_text: string) => {};
  const text = () => new Promise<string>((done) => (give = done));
  const imported = shown.panel.files.importFile({ name: 'long.json', size: 4_096, text });
  expect(screen.queryByText('Opening the session file…')).toBeNull();
  await screen.findByText('Opening the session file…');
  give('{}');
  await imported;
  await waitFor(() => expect(screen.queryByText('Opening the session file…')).toBeNull());
});
