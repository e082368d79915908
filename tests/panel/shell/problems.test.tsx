import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { problemIds } from '../../../src/model/recording.ts';
import { session } from '../fixtures/session.ts';
import { hide, type Shown, show } from '../fixtures/show.tsx';

let shown: Shown;
afterEach(() => hide(shown));

test('settings that could not be stored are said to be so, in the browser’s words, until trying again went well', async () => {
  shown = await show({ log: session, hash: '#/settings' });
  shown.world.refusal = 'Resource::kQuotaBytes quota exceeded';
  fireEvent.click(await screen.findByRole('radio', { name: /Dark/ }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Your settings could not be saved');
  expect(alert.textContent).toContain('kQuotaBytes quota exceeded');
  expect(document.documentElement.dataset.theme).toBe('dark');
  shown.world.refusal = null;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  expect(shown.world.stored).toMatchObject({ theme: 'dark' });
});

test.each(problemIds)('what failed in the background is said in every view: %s', async (id) => {
  shown = await show({ log: session, hash: '#/code/1006' });
  shown.world.send({ type: 'problem', id, detail: 'The disk is gone.' });
  const alert = await screen.findByRole('alert');
  expect(alert.dataset.problem).toBe(id);
  expect(alert.textContent).toContain('The disk is gone.');
  shown.world.send({ type: 'cleared', log: { ...session, sockets: [], markers: [] } });
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});
