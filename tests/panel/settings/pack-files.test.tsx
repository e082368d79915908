import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { customPackLimits, parseCustomPacks } from '../../../src/registry/index.ts';
import { cleanUp } from '../fixtures/clean-up.ts';
import { button, importText, mount, pack } from './own-packs.tsx';

afterEach(cleanUp);

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
