import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { locales } from '../../../locales/index.ts';
import { session } from '../fixtures/session.ts';
import { hide, rowOf, type Shown, show } from '../fixtures/show.tsx';

let shown: Shown;
afterEach(() => hide(shown));

const others = locales.map(({ id }) => id).filter((id) => id !== 'en');
const english = (place: Element | null) => place?.querySelector('.english')?.textContent;

test.each(others)(
  'in %s a code has its English name beside its own, and is found by it',
  async (language) => {
    shown = await show({ hash: '#/code/1001', stored: { language } });
    const search = await screen.findByRole('searchbox');
    await waitFor(() =>
      expect(english(document.querySelector('h1 .english')?.parentElement ?? null)).toBe('Going Away'),
    );
    fireEvent.input(search, { target: { value: 'normal closure' } });
    await waitFor(() => {
      const [first] = document.querySelectorAll('.code-list [role="option"]');
      expect(first?.textContent).toContain('1000');
      expect(english(first ?? null)).toBe('Normal Closure');
    });
    const box = document.querySelector<HTMLInputElement>('input[role="combobox"]');
    if (!box) throw new Error('no box to choose a code in');
    fireEvent.input(box, { target: { value: 'certificate' } });
    await waitFor(() => expect(document.querySelector('.suggestions [role="option"]')).not.toBeNull());
  },
);

test.each(others)('the detail of a close has the English name too in %s', async (language) => {
  shown = await show({ log: session, stored: { language } });
  await waitFor(() => rowOf('s7').click());
  await waitFor(() =>
    expect(english(document.querySelector('[data-section="about"]'))).toBe('Normal Closure'),
  );
});

test.each(others)('both sides of a comparison have their English names in %s', async (language) => {
  shown = await show({ hash: '#/compare/1000/1015', stored: { language } });
  await waitFor(() =>
    expect([...document.querySelectorAll('.side-title')].map(english)).toEqual([
      'Normal Closure',
      'TLS Handshake Failure',
    ]),
  );
});

test('in English no name stands twice', async () => {
  shown = await show({ hash: '#/code/1001', stored: { language: 'en' } });
  await screen.findByRole('searchbox');
  expect(document.querySelector('.english')).toBeNull();
});
