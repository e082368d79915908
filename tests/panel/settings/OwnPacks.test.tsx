import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type CustomPack, customPackLimits, parseCustomPacks } from '../../../src/registry/index.ts';
import { OwnPacks } from '../../../src/ui/settings/OwnPacks.tsx';
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

function mount(first: readonly CustomPack[] = []) {
  const onChange = vi.fn<(packs: readonly CustomPack[]) => void>();
  const onDownload = vi.fn<(name: string, content: string) => void>();
  function Holder() {
    const [packs, setPacks] = useState(first);
    const change = (next: readonly CustomPack[]) => {
      onChange(next);
      setPacks(next);
    };
    return <OwnPacks packs={packs} onChange={change} onDownload={onDownload} />;
  }
  renderInEnglish(<Holder />);
  return { onChange, onDownload };
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
    type('Code', '4001');
    type('Name', 'Kicked');
    fireEvent.click(button('Save'));
    expect(onChange).toHaveBeenLastCalledWith([pack('Team')]);
    expect(screen.getByRole('status').textContent).toMatch(/Team.*was saved/);
    expect(screen.queryByRole('form')).toBeNull();
  });

  test('says what is wrong beside each field, goes to the first, and saves nothing', () => {
    const { onChange } = mount();
    fireEvent.click(button('Add a pack'));
    type('Name of the pack', 'Team');
    type('Code', '99');
    fireEvent.click(button('Save'));
    expect(onChange).not.toHaveBeenCalled();
    expect(screen.getByRole('alert').textContent).toMatch(/Fix 3 problems/);
    expect(document.activeElement).toBe(screen.getByLabelText('Subprotocols'));
    const code = screen.getByLabelText('Code');
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

  test('codes are added and removed', () => {
    mount([pack('A')]);
    fireEvent.click(button(/^Edit/));
    expect(screen.queryByRole('button', { name: /Remove code/ })).toBeNull();
    fireEvent.click(button('Add a code'));
    expect(screen.getAllByLabelText('Code')).toHaveLength(2);
    fireEvent.click(button('Remove code 1'));
    expect(screen.getByLabelText<HTMLInputElement>('Code').value).toBe('');
  });

  test('cancelling changes nothing', () => {
    const { onChange } = mount([pack('A')]);
    fireEvent.click(button(/^Edit/));
    fireEvent.click(button('Cancel'));
    expect(onChange).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button('Add a pack'));
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
