import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sessionText } from '../../../../src/log/copies/session-export.ts';
import { createRowBuilder } from '../../../../src/log/rows/row-builder.ts';
import { atOnce } from '../../../../src/model/lists/slices.ts';
import { loadEnglish, sessionFileTexts } from '../../../../src/ui/state/words/english.ts';
import { session } from '../../fixtures/session.ts';
import { hide, rowOf, type Shown, show } from '../../fixtures/show.tsx';

let shown: Shown;
const { sockets, ...log } = session;

/** A colleague's recording of the same page: its sockets have the same ids as those of the live one. */
async function colleaguesFile(): Promise<File> {
  const english = await loadEnglish(sessionFileTexts);
  const rows = createRowBuilder({
    current: () => ({ builtIn: [], custom: [] }),
    need: () => undefined,
  }).build(sockets, []);
  const text = atOnce(
    sessionText({
      rows,
      log,
      browser: 'Chromium 156',
      now: 0,
      includeSecrets: false,
      includeMessages: false,
      english,
    }),
  );
  return new File(text, 'colleague.json');
}
const detail = () => document.querySelector('[data-region="detail"]');
const button = (action: string) => document.querySelector<HTMLButtonElement>(`[data-action="${action}"]`);

beforeEach(async () => {
  shown = await show({ log: session });
});
afterEach(() => hide(shown));

test('nothing acts on the page while a file is on show, even where its ids are those of live sockets', async () => {
  await shown.panel.files.importFile(await colleaguesFile());
  await screen.findByText('colleague.json');
  const before = shown.world.said.length;
  fireEvent.click(screen.getByRole('radio', { name: /^Open/ }));
  await waitFor(() => rowOf('s10').click());
  await waitFor(() => expect(detail()?.textContent).toContain('api.shop.test/live'));
  expect(document.querySelector('form.rehearse')).toBeNull();
  expect(document.querySelector('[data-action="show-open"]')).toBeNull();
  for (const action of ['clear', 'toggle-recording']) {
    expect(button(action)?.disabled).toBe(true);
    button(action)?.click();
  }
  expect(shown.world.said).toHaveLength(before);
});

test('what was chosen in one log is not chosen in the other', async () => {
  await waitFor(() => rowOf('s3').click());
  await waitFor(() => expect(detail()).not.toBeNull());
  await shown.panel.files.importFile(await colleaguesFile());
  await screen.findByText('colleague.json');
  expect(detail()).toBeNull();
  await waitFor(() => rowOf('s5').click());
  await waitFor(() => expect(detail()).not.toBeNull());
  screen.getByText('Back to the live log').click();
  await waitFor(() => expect(rowOf('s3').getAttribute('aria-selected')).toBe('true'));
  expect(rowOf('s5').getAttribute('aria-selected')).toBe('false');
});
