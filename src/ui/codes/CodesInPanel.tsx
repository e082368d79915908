import { codeOf } from '../../log/rows/row-facts.ts';
import type { CodeAddress } from '../state/address/code-address.ts';
import { addressOf } from '../state/address/code-meaning.ts';
import type { Panel } from '../state/panel.ts';
import { usePanel } from '../state/panel-context.ts';
import { CodesView, type Looked } from './CodesView.tsx';

/** What was last looked at in each panel, while another view is on display. */
const looked = new WeakMap<Panel, { current: Looked | null }>();

function memoryOf(panel: Panel): { current: Looked | null } {
  const memory = looked.get(panel) ?? { current: null };
  looked.set(panel, memory);
  return memory;
}

/** Every code; first the one that the log on display has most often, the latest of several. */
export function CodesInPanel({ selected }: { selected: CodeAddress | null }) {
  const panel = usePanel();
  const rows = panel.store.shown.value.log.ended.value;
  const counts = new Map<number, number>();
  for (const row of rows) {
    const code = codeOf(row);
    if (code !== null) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  const start = rows.findLast((row) => counts.get(codeOf(row) ?? -1) === most)?.meaning;
  return (
    <div class="page">
      <CodesView
        selected={selected}
        start={start ? addressOf(start) : undefined}
        packs={panel.packs.value}
        memory={memoryOf(panel)}
        onNavigate={panel.go}
      />
    </div>
  );
}
