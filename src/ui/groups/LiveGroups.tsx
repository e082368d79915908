import { useMemo } from 'preact/hooks';
import type { Row } from '../../log/rows/row.ts';
import { useNow } from '../components/hooks/use-now.ts';
import { usePanel } from '../state/panel-context.ts';
import { Groups } from './Groups.tsx';

/** States and delays that go on are updated this often, in milliseconds. */
const tick = 1_000;

/** The rows on display by URL. */
export function LiveGroups({
  ended,
  live,
  onSelect,
  onKey,
}: {
  ended: readonly Row[];
  live: readonly Row[];
  onSelect: (id: string) => void;
  /** Keys that do the same in every list. */
  onKey: (event: KeyboardEvent) => void;
}) {
  const panel = usePanel();
  const { kind, selection } = panel.store.shown.value;
  const imported = kind === 'imported';
  const clock = useNow(tick, !imported);
  const last = ended.at(-1)?.socket;
  const rows = useMemo(() => [...ended, ...live], [ended, live]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears the keys that its lines leave to others
    <div class="list-place scrolls" onKeyDown={onKey}>
      <Groups
        rows={rows}
        selectedId={selection.selectedId.value}
        onSelect={onSelect}
        now={imported && last?.state === 'ended' ? last.endedAt : clock}
      />
    </div>
  );
}
