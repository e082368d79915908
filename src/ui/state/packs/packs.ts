import { type ReadonlySignal, signal } from '@preact/signals';
import type { PackSource } from '../../../log/rows/row-builder.ts';
import { loadBuiltInPacks } from '../../../registry/load-packs.ts';
import type { PackSet } from '../../../registry/lookup.ts';

/** The packs in force; the built-in ones are loaded once something needs them. */
export interface PacksStore extends PackSource {
  readonly packs: ReadonlySignal<PackSet>;
  setCustom(custom: PackSet['custom']): void;
  /** The built-in packs, loaded if need be. */
  ready(): Promise<void>;
}

/** Makes the store of packs. `before` loads what must be there first: the packs' texts. `changed` is called afterwards. */
export function createPacks(before: () => Promise<void>, changed: () => void): PacksStore {
  const packs = signal<PackSet>({ builtIn: [], custom: [] });
  let loading: Promise<void> | null = null;
  const ready = () => {
    loading ??= Promise.all([loadBuiltInPacks(), before()]).then(([builtIn]) => {
      packs.value = { ...packs.value, builtIn };
      changed();
    });
    return loading;
  };
  return {
    packs,
    current: () => packs.peek(),
    need: () => {
      void ready();
    },
    ready,
    setCustom: (custom) => {
      packs.value = { ...packs.value, custom };
      changed();
    },
  };
}
