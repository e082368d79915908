import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { session } from '../fixtures/session.ts';
import { hide, rows, type Shown, show } from '../fixtures/show.tsx';
import { closeEvent, ended, start } from '../fixtures/sockets.ts';

let shown: Shown;
afterEach(() => hide(shown));

const goTo = (view: string) => fireEvent.click(screen.getByRole('radio', { name: new RegExp(`^${view}`) }));
const title = () => document.querySelector('[data-region="code"] h1')?.textContent ?? '';

test('Codes opens on the code that the log has most often, then on what was looked at last', async () => {
  const closes = [1011, 4102, 1011, 1000].map((code, index) =>
    ended(`c${index}`, closeEvent(code), {
      url: `wss://shop.test/${'abcd'[index]}`,
      endedAt: start + index * 1_000,
    }),
  );
  shown = await show({ log: { ...session, markers: [], sockets: closes } });
  await waitFor(() => expect(rows()).toHaveLength(4));
  goTo('Codes');
  await waitFor(() => expect(title()).toContain('1011'));
  // Packs that give the number meanings may have come by now.
  const [standard] = screen.getAllByRole('option', { name: /1009/ });
  standard?.click();
  await waitFor(() => expect(title()).toContain('1009'));
  goTo('Closes');
  await waitFor(() => expect(rows()).toHaveLength(4));
  goTo('Codes');
  await waitFor(() => expect(title()).toContain('1009'));
});

test('a code that an address opened counts as looked at', async () => {
  shown = await show({ log: session, hash: '#/code/1009' });
  await waitFor(() => expect(title()).toContain('1009'));
  goTo('Closes');
  await waitFor(() => expect(title()).toBe(''));
  goTo('Codes');
  await waitFor(() => expect(title()).toContain('1009'));
});
