import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type CustomPack, customPackLimits, parseCustomPacks } from '../../../src/registry/index.ts';
import { OwnPacks } from '../../../src/ui/settings/OwnPacks.tsx';
import { createPackDrafts } from '../../../src/ui/state/packs/pack-drafts.ts';
import { faults } from '../compare/words.tsx';
import { renderInEnglish } from '../filter/with-words.tsx';
import { cleanUp } from '../fixtures/clean-up.ts';

afterEach(cleanUp);

const pack = (name: string, code = 4001): CustomPack => ({
  format: 'closeframe/pack',
  version: 1,
  name,
  match: { hosts: ['*.team.test'] },
  codes: [{ code, name: 'Kicked' }],
});

function mount(first: readonly CustomPack[] = [], drafts = createPackDrafts()) {
  const onChange = vi.fn<(packs: readonly CustomPack[]) => void>();
  const onDownload = vi.fn<(name: string, content: string) => void>();
  function Holder() {
    const [packs, setPacks] = useState(first);
    const change = (next: readonly CustomPack[]) => {
      onChange(next);
      setPacks(next);
    };
    return <OwnPacks packs={packs} onChange={change} onDownload={onDownload} drafts={drafts} />;
  }
  const view = renderInEnglish(<Holder />);
  return { onChange, onDownload, drafts, unmount: view.unmount };
}

const button = (name: RegExp | string) => screen.getByRole('button', { name });
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
const importText = (text: string) => {
  const input = document.querySelector('[data-action="import-packs-file"]') as HTMLInputElement;
  Object.defineProperty(input, 'files', { value: [new File([text], 'team.json')], configurable: true });
  // A browser lets the value of a file field only be emptied; jsdom does so as well.
  fireEvent.change(input);
};

describe('the form', () => {
  test('adds a pack', () => {
    const { onChange } = mount();
    fireEvent.click(button('Add a pack'));
    expect(document.activeElement).toBe(screen.getByLabelText('Name of the pack'));
    type('Name of the pack', 'Team');
    type('Hosts', '*.team.test');
    type('Code or range, line 1', '4001');
    type('Name, line 1', 'Kicked');
    fireEvent.click(button('Save'));
    expect(onChange).toHaveBeenLastCalledWith([pack('Team')]);
    expect(screen.getByRole('status').textContent).toMatch(/Team.*was saved/);
    expect(screen.queryByRole('form')).toBeNull();
  });

  test('says what is wrong beside each field, goes to the first, and saves nothing', () => {
    const { onChange } = mount();
    fireEvent.click(button('Add a pack'));
    type('Name of the pack', 'Team');
    type('Code or range, line 1', '99');
    fireEvent.click(button('Save'));
    expect(onChange).not.toHaveBeenCalled();
    expect(screen.getByRole('alert').textContent).toMatch(/^3 things to fix/);
    expect(document.activeElement).toBe(screen.getByLabelText('Subprotocols'));
    const code = screen.getByLabelText('Code or range, line 1');
    const problem = document.getElementById(code.getAttribute('aria-describedby') ?? '');
    expect(problem?.textContent).toMatch(/3000 to 4999/);
  });

  test('edits a pack in its place', () => {
    const { onChange } = mount([pack('A'), pack('B'), pack('C')]);
    fireEvent.click(button(/^Edit .*B/));
    type('Name of the pack', 'B2');
    fireEvent.click(button('Save'));
    expect(onChange.mock.lastCall?.[0].map(({ name }) => name)).toEqual(['A', 'B2', 'C']);
  });

  test('a name may stand only once', () => {
    const { onChange } = mount([pack('A'), pack('B')]);
    fireEvent.click(button(/^Edit .*B/));
    type('Name of the pack', 'A');
    fireEvent.click(button('Save'));
    expect(onChange).not.toHaveBeenCalled();
    expect(screen.getByText('Another pack has this name.')).toBeTruthy();
  });

  test('lines are added and removed, and the focus goes along', () => {
    mount([pack('A')]);
    fireEvent.click(button(/^Edit/));
    expect(button('Remove line 1')).toHaveProperty('disabled', true);
    fireEvent.click(button('Add a code'));
    expect(document.activeElement).toBe(screen.getByLabelText('Code or range, line 2'));
    fireEvent.click(button('Remove line 1'));
    const only = screen.getByLabelText<HTMLInputElement>('Code or range, line 1');
    expect(only.value).toBe('');
    expect(document.activeElement).toBe(only);
  });

  test('a problem names line and field, and leads there', () => {
    mount([pack('A')]);
    fireEvent.click(button(/^Edit/));
    fireEvent.click(button('Add a code'));
    type('Code or range, line 2', '4103-4100');
    type('Name, line 2', 'Busy');
    fireEvent.click(button('Save'));
    const link = within(screen.getByRole('alert')).getByRole('button');
    expect(link.textContent?.replaceAll(/[\u2068\u2069]/g, '')).toMatch(
      /^Code or range, line 2: A range is two numbers/,
    );
    button('Save').focus();
    fireEvent.click(link);
    expect(document.activeElement).toBe(screen.getByLabelText('Code or range, line 2'));
  });

  test('the table has nothing that axe finds', async () => {
    mount([pack('A')]);
    fireEvent.click(button(/^Edit/));
    type('Code or range, line 1', '99');
    fireEvent.click(button('Save'));
    expect(await faults(screen.getByRole('form'))).toEqual([]);
  });

  test('cancelling changes nothing', () => {
    const { onChange } = mount([pack('A')]);
    fireEvent.click(button(/^Edit/));
    fireEvent.click(button('Cancel'));
    expect(onChange).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button('Add a pack'));
  });
});

describe('a draft', () => {
  const fieldOf = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value;

  test('is there again after the view was left, and says that it is not saved', () => {
    const { drafts, unmount } = mount([pack('A')]);
    fireEvent.click(button(/^Edit/));
    expect(screen.queryByText(/^Not saved yet/)).toBeNull();
    type('Name, line 1', 'Thrown out');
    expect(screen.getByText(/^Not saved yet/)).toBeTruthy();
    unmount();
    mount([pack('A')], drafts);
    expect(fieldOf('Name, line 1')).toBe('Thrown out');
    expect(screen.getByText(/^Not saved yet/)).toBeTruthy();
  });

  test('is gone once it is saved or cancelled', () => {
    const { drafts } = mount([pack('A')]);
    fireEvent.click(button(/^Edit/));
    type('Name, line 1', 'Thrown out');
    fireEvent.click(button('Cancel'));
    fireEvent.click(button(/^Edit/));
    expect(fieldOf('Name, line 1')).toBe('Kicked');
    type('Name, line 1', 'Thrown out');
    fireEvent.click(button('Save'));
    expect(drafts.kept.value.size).toBe(0);
    expect(drafts.open.value).toBeNull();
  });

  test('of one pack stays while another is edited', () => {
    mount([pack('A'), pack('B')]);
    fireEvent.click(button(/^Edit .*A/));
    type('Name, line 1', 'Thrown out');
    fireEvent.click(button(/^Edit .*B/));
    expect(fieldOf('Name, line 1')).toBe('Kicked');
    fireEvent.click(button(/^Edit .*A/));
    expect(fieldOf('Name, line 1')).toBe('Thrown out');
  });
});

describe('an address that asks to name a code', () => {
  afterEach(() => {
    window.location.hash = '';
  });

  test('opens the form with code, host and subprotocol filled in, and asks only once', () => {
    window.location.hash = '#/settings?name=4102&host=chat.test:8080&subprotocol=chat.v1';
    mount();
    expect(window.location.hash).toBe('#/settings');
    const name = screen.getByLabelText('Name, line 1');
    expect(document.activeElement).toBe(name);
    fireEvent.input(name, { target: { value: 'Room is full' } });
    fireEvent.click(button('Save'));
    expect(screen.getByRole('status').textContent).toMatch(/chat\.test.*was saved/);
  });

  test('adds a line to the pack that holds for the host', () => {
    window.location.hash = '#/settings?name=4102&host=eu.team.test';
    const { onChange } = mount([pack('B'), pack('A')]);
    type('Name, line 2', 'Room is full');
    fireEvent.click(button('Save'));
    expect(onChange.mock.lastCall?.[0][0]?.codes).toEqual([
      { code: 4001, name: 'Kicked' },
      { code: 4102, name: 'Room is full' },
    ]);
  });

  test('loses nothing of a draft', () => {
    const drafts = createPackDrafts();
    const { unmount } = mount([], drafts);
    fireEvent.click(button('Add a pack'));
    type('Name of the pack', 'Mine');
    type('Code or range, line 1', '4001');
    unmount();
    window.location.hash = '#/settings?name=4102&host=eu.team.test';
    mount([], drafts);
    expect(screen.getByLabelText<HTMLInputElement>('Name of the pack').value).toBe('Mine');
    expect(screen.getByLabelText<HTMLInputElement>('Code or range, line 1').value).toBe('4001');
    expect(screen.getByLabelText<HTMLInputElement>('Code or range, line 2').value).toBe('4102');
  });

  test.each(['#/settings?name=x', '#/settings', '#/codes?name=4102'])('%s asks for nothing', (hash) => {
    window.location.hash = hash;
    mount();
    expect(screen.queryByRole('form')).toBeNull();
  });
});

test('removing has a way back', () => {
  const { onChange } = mount([pack('A'), pack('B')]);
  fireEvent.click(button(/^Remove .*A/));
  expect(onChange.mock.lastCall?.[0].map(({ name }) => name)).toEqual(['B']);
  fireEvent.click(within(screen.getByRole('status')).getByRole('button', { name: 'Undo' }));
  expect(onChange.mock.lastCall?.[0].map(({ name }) => name)).toEqual(['A', 'B']);
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

describe('importing', () => {
  test('adds packs, and replaces those of the same name', async () => {
    const { onChange } = mount([pack('A', 4001)]);
    importText(JSON.stringify([pack('A', 4009), pack('B')]));
    await waitFor(() => expect(onChange).toHaveBeenLastCalledWith([pack('A', 4009), pack('B')]));
    expect(screen.getByRole('status').textContent).toMatch(/2 packs imported, 1 replaced/);
  });

  test('a bad file is refused whole, with the place and the reason', async () => {
    const { onChange } = mount([pack('A')]);
    importText(JSON.stringify([pack('B'), { ...pack('C'), codes: [{ code: 99, name: 'x' }] }]));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toMatch(/\[1\]\.codes\[0\]\.code.*3000 to 4999/);
    expect(onChange).not.toHaveBeenCalled();
  });

  test('text that is not JSON is refused with line and column', async () => {
    mount();
    importText('{\n oops');
    expect((await screen.findByRole('alert')).textContent).toMatch(/line 2, column 2/);
  });

  test('more packs than are kept are refused', async () => {
    const { onChange } = mount(
      Array.from({ length: customPackLimits.packs }, (_, index) => pack(`P${index}`)),
    );
    importText(JSON.stringify(pack('One more')));
    expect((await screen.findByRole('alert')).textContent).toMatch(/At most 50 packs/);
    expect(onChange).not.toHaveBeenCalled();
  });
});

test('what is exported can be imported: one pack, or all', () => {
  const { onDownload } = mount([pack('Team Ä!'), pack('B')]);
  fireEvent.click(button(/^Export .*Team/));
  expect(onDownload.mock.lastCall?.[0]).toBe('closeframe-pack-team-ä.json');
  expect(parseCustomPacks(onDownload.mock.lastCall?.[1] ?? '')).toEqual({
    ok: true,
    packs: [pack('Team Ä!')],
  });
  fireEvent.click(button('Export all'));
  expect(onDownload.mock.lastCall?.[0]).toBe('closeframe-packs.json');
  expect(parseCustomPacks(onDownload.mock.lastCall?.[1] ?? '')).toMatchObject({ ok: true, packs: [{}, {}] });
});
