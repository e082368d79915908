import { waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { session } from '../fixtures/session.ts';
import { hide, type Shown, show } from '../fixtures/show.tsx';
import { closeEvent, ended, start } from '../fixtures/sockets.ts';

let shown: Shown;
afterEach(() => hide(shown));

test('closes that come together are announced in one polite sentence', async () => {
  shown = await show({ log: session });
  const sockets = [1, 2, 3].map((index) =>
    ended(`a${index}`, closeEvent(1001), { endedAt: start + 400_000 + index }),
  );
  shown.world.send({ type: 'changes', sockets, markers: [], spans: [], dropped: 0, removed: [] });
  await waitFor(() => expect(shown.panel.store.live.log.ended.value).toHaveLength(11));
  const region = document.querySelector('.live > [aria-live="polite"]');
  expect(region?.textContent).toBe('');
  await waitFor(() => expect(region?.textContent).toMatch(/^3 sockets closed\. Last: 1001,/));
});

test('older closes of a long log are not announced as new ones, and new ones are while the log lets go of old ones', async () => {
  shown = await show({ log: session });
  const old = [1, 2].map((index) => ended(`old${index}`, closeEvent(1001), { endedAt: start - index }));
  shown.world.send({ type: 'older', sockets: old, following: 0 });
  const fresh = ended('fresh', closeEvent(1012), { endedAt: start + 400_000 });
  const removed = ['old1', 'old2', 's1'];
  shown.world.send({ type: 'changes', sockets: [fresh], markers: [], spans: [], dropped: 3, removed });
  const region = document.querySelector('.live > [aria-live="polite"]');
  await waitFor(() => expect(region?.textContent).toMatch(/^A socket closed\. Last: 1012,/));
});
