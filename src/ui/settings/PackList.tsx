import type { CustomPack } from '../../registry/index.ts';
import { Text } from '../components/Text.tsx';
import { PackLine } from './PackLine.tsx';

/** The user's own packs, one a line, or that there is none. */
export function PackList({
  packs,
  onEdit,
  onExport,
  onRemove,
}: {
  readonly packs: readonly CustomPack[];
  readonly onEdit: (index: number) => void;
  readonly onExport: (pack: CustomPack) => void;
  readonly onRemove: (index: number) => void;
}) {
  if (packs.length === 0) {
    return (
      <p class="settings-hint">
        <Text of="settings.packs.none" />
      </p>
    );
  }
  return (
    <ul class="pack-list">
      {packs.map((pack, index) => (
        <PackLine
          key={pack.name}
          pack={pack}
          onEdit={() => onEdit(index)}
          onExport={() => onExport(pack)}
          onRemove={() => onRemove(index)}
        />
      ))}
    </ul>
  );
}
