import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { AccessPage, loadAccessWords } from '../../../src/ui/access/AccessPage.tsx';
import { createWorld } from '../fixtures/platform.ts';

afterEach(cleanup);

const show = async (given: boolean, answer: boolean) => {
  const request = { isGiven: async () => given, ask: vi.fn(async () => answer) };
  render(<AccessPage words={await loadAccessWords(createWorld().platform)} request={request} />);
  return request;
};

const state = () => document.querySelector('[data-state]')?.getAttribute('data-state');

test.each([
  [true, 'given'],
  [false, 'refused'],
] as const)('a press asks the browser, and the answer (%s) is said', async (answer, name) => {
  const request = await show(false, answer);
  (await screen.findByRole('button', { name: /Give access/ })).click();
  await waitFor(() => expect(state()).toBe(name));
  expect(request.ask).toHaveBeenCalledOnce();
  expect(screen.getByRole('status').textContent).not.toBe('');
});

test('where access is there already, nothing is asked', async () => {
  await show(true, true);
  await waitFor(() => expect(state()).toBe('given'));
  expect(screen.queryByRole('button')).toBeNull();
});
