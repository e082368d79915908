import { codeOf } from '../../log/rows/row-facts.ts';
import type { CodeAddress } from '../state/address/code-address.ts';
import { usePanel } from '../state/panel-context.ts';
import { CompareView } from './CompareView.tsx';

/** The comparison, with how often each code was seen in the log on display. */
export function CompareInPanel({ left, right }: { left: CodeAddress; right: CodeAddress }) {
  const panel = usePanel();
  const rows = panel.store.shown.value.log.ended.value;
  const seen = (code: number) => {
    const as = rows.filter((row) => codeOf(row) === code);
    const behind = rows.filter((row) => codeOf(row) !== code && row.diagnosis?.effectiveCode === code);
    return {
      count: as.length,
      behind: behind.length,
      lastId: (as.at(-1) ?? behind.at(-1))?.socket.id ?? null,
    };
  };
  return (
    <div class="page">
      <CompareView
        left={left}
        right={right}
        packs={panel.packs.value}
        onNavigate={panel.go}
        seen={seen}
        onShow={(id) => {
          panel.store.shown.value.selection.selectedId.value = id;
          panel.list.value = 'closes';
          panel.showView('live');
        }}
      />
    </div>
  );
}
