import { waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { session } from '../fixtures/session.ts';
import { hide, type Shown, show } from '../fixtures/show.tsx';
import { closeEvent, ended, start } from '../fixtures/sockets.ts';

let shown: Shown;
afterEach(() => hide(shown));

test('closes that come together are told in one polite sentence', async () => {
  shown = await show({ log: session });
  const sockets = [1, 2, 3].map((index) =>
    ended(`a${index}`, closeEvent(1001), { endedAt: start + 400_000 + index }),
  );
  shown.world.send({ type: 'changes', sockets, markers: [], spans: [], dropped: 0, removed: [] });
  await waitFor(() => expect(shown.panel.store.live.ended.value).toHaveLength(11));
  const region = document.querySelector('.live > [aria-live="polite"]');
  expect(region?.textContent).toBe('');
  await waitFor(() => expect(region?.textContent).toMatch(/^3 sockets closed\. Last: 1001,/));
});
