import { waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { session } from '../fixtures/session.ts';
import { hide, type Shown, show } from '../fixtures/show.tsx';
import { closeEvent, ended } from '../fixtures/sockets.ts';

let shown: Shown | null = null;
afterEach(async () => {
  if (shown) await hide(shown);
});

const title = () => document.querySelector('.codes h1')?.textContent ?? '';
const press = (view: string) => document.querySelector<HTMLElement>(`[data-view="${view}"] input`)?.click();

test('the codes view opens on the code that the log has most often', async () => {
  const sockets = [1011, 1008, 1008].map((code, index) => ended(`s${index}`, closeEvent(code, '')));
  shown = await show({ log: { ...session, sockets }, hash: '#/codes' });
  await waitFor(() => expect(title()).toContain('1008'));
});

test('and, opened again, on what was looked at last', async () => {
  shown = await show({ log: session, hash: '#/code/1009' });
  await waitFor(() => expect(title()).toContain('1009'));
  press('live');
  await waitFor(() => expect(title()).toBe(''));
  press('codes');
  await waitFor(() => expect(title()).toContain('1009'));
});
