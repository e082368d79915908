import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { hide, type Shown, show } from '../fixtures/show.tsx';

let shown: Shown | null = null;
afterEach(async () => {
  if (shown) await hide(shown);
  shown = null;
});

const line = () => document.querySelector('[data-region="update"]');

test('after an update one line names the new version and links to its changelog', async () => {
  shown = await show({ stored: { updatedFrom: '1.1.0' } });
  await waitFor(() => expect(line()?.textContent).toMatch(/Closeframe was updated to .*1\.2\.0/));
  expect(screen.getByRole('link', { name: 'What’s new' }).getAttribute('href')).toBe(
    'https://example.test/closeframe/blob/v1.2.0/CHANGELOG.md',
  );
});

test('once dismissed it is gone from every panel, for good', async () => {
  shown = await show({ stored: { updatedFrom: '1.1.0' } });
  fireEvent.click(await screen.findByRole('button', { name: 'Dismiss' }));
  expect(line()).toBeNull();
  const { world } = shown;
  await waitFor(() => expect(world.stored.updatedFrom).toBe(''));
});

test('a panel that was never updated has no such line', async () => {
  shown = await show({ state: { kind: 'on', since: 0 } });
  await screen.findByText('Recording. The log is empty');
  expect(line()).toBeNull();
});

test('an update that happens while the panel is open is said there too', async () => {
  shown = await show();
  shown.world.store({ updatedFrom: '1.1.0' });
  await waitFor(() => expect(line()).not.toBeNull());
});
