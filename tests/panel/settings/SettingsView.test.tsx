import { fireEvent, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, expect, test, vi } from 'vitest';
import { SettingsView } from '../../../src/ui/settings/SettingsView.tsx';
import { closesKept, defaultSettings, type Settings } from '../../../src/ui/state/settings/settings.ts';
import { renderInEnglish } from '../filter/with-words.tsx';
import { cleanUp } from '../fixtures/clean-up.ts';

afterEach(cleanUp);

function mount(damaged: readonly string[] = []) {
  const onChange = vi.fn<(settings: Settings) => void>();
  function Holder() {
    const [settings, setSettings] = useState(defaultSettings);
    return (
      <SettingsView
        settings={settings}
        damaged={damaged}
        onChange={(next) => {
          onChange(next);
          setSettings(next);
        }}
        onDownload={() => {}}
        product={{ version: '1.2.0', homepage: 'https://example.test/closeframe' }}
      />
    );
  }
  renderInEnglish(<Holder />);
  return onChange;
}

test('every choice is announced at once, and the others stay', () => {
  const onChange = mount();
  fireEvent.click(screen.getByRole('radio', { name: 'Dark' }));
  expect(onChange).toHaveBeenLastCalledWith({ ...defaultSettings, theme: 'dark' });
  fireEvent.click(screen.getByRole('checkbox', { name: 'Start recording when DevTools opens' }));
  expect(onChange).toHaveBeenLastCalledWith({ ...defaultSettings, theme: 'dark', recordOnOpen: true });
  fireEvent.click(screen.getByRole('checkbox', { name: 'Keep the log when the page reloads or navigates' }));
  expect(onChange.mock.lastCall?.[0]).toMatchObject({ keepLog: false });
});

test('the language can be chosen, or left to the browser', () => {
  const onChange = mount();
  const select = screen.getByRole('combobox', { name: 'Language' });
  fireEvent.change(select, { target: { value: 'en' } });
  expect(onChange.mock.lastCall?.[0].language).toBe('en');
  fireEvent.change(select, { target: { value: 'auto' } });
  expect(onChange.mock.lastCall?.[0].language).toBe('auto');
});

test.each([
  ['250', 250],
  ['99', closesKept.least],
  ['10001', closesKept.most],
  ['200.4', 200],
])('%s closes to keep become %i', (typed, kept) => {
  const onChange = mount();
  fireEvent.change(screen.getByRole('spinbutton'), { target: { value: '500' } });
  fireEvent.change(screen.getByRole('spinbutton'), { target: { value: typed } });
  expect(onChange.mock.lastCall?.[0].closesKept).toBe(kept);
});

test('an emptied number goes back to what it was', () => {
  const onChange = mount();
  const field = screen.getByRole<HTMLInputElement>('spinbutton');
  fireEvent.change(field, { target: { value: '' } });
  expect(onChange).not.toHaveBeenCalled();
  expect(field.value).toBe(String(defaultSettings.closesKept));
});

test('damage is said, by name', async () => {
  mount(['theme', 'ownPacks[1]']);
  expect(screen.getByRole('alert').textContent).toMatch(/theme.*ownPacks\[1\]/);
  await cleanUp();
  mount();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('the about part says which release this is, when its facts were checked, and where to read and write', () => {
  mount();
  const about = document.querySelector('[data-region="about"]');
  expect(about?.textContent).toMatch(/Closeframe .*1\.2\.0/);
  expect(about?.textContent).toMatch(/last checked against their sources in .*\w+ 20\d\d/);
  const links = [...(about?.querySelectorAll('a') ?? [])].map(({ textContent, href }) => [textContent, href]);
  expect(links).toEqual([
    ['Privacy', 'https://example.test/closeframe/blob/v1.2.0/docs/privacy.md'],
    ['Changelog', 'https://example.test/closeframe/blob/v1.2.0/CHANGELOG.md'],
    ['Source code', 'https://example.test/closeframe'],
    ['Report a wrong fact', 'https://example.test/closeframe/issues/new?template=wrong-fact.yml'],
  ]);
});
