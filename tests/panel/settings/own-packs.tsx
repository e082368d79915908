import { fireEvent, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { vi } from 'vitest';
import type { CustomPack } from '../../../src/registry/index.ts';
import { OwnPacks } from '../../../src/ui/settings/OwnPacks.tsx';
import { createPackDrafts } from '../../../src/ui/state/packs/pack-drafts.ts';
import { renderInEnglish } from '../filter/with-words.tsx';

/** A pack of one code. */
export const pack = (name: string, code = 4001): CustomPack => ({
  format: 'closeframe/pack',
  version: 1,
  name,
  match: { hosts: ['*.team.test'] },
  codes: [{ code, name: 'Kicked' }],
});

/** Shows the list of own packs with these in it. */
export function mount(first: readonly CustomPack[] = [], drafts = createPackDrafts()) {
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

export const button = (name: RegExp | string) => screen.getByRole('button', { name });
/** Types into a field by its label. */
export const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
/** Gives a file to the field for imports. */
export const importText = (text: string) => {
  const input = document.querySelector('[data-action="import-packs-file"]') as HTMLInputElement;
  Object.defineProperty(input, 'files', { value: [new File([text], 'team.json')], configurable: true });
  // A browser lets the value of a file field only be emptied; jsdom does so as well.
  fireEvent.change(input);
};
