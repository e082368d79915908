import { usePanel } from '../app/panel-context.ts';
import { addressOf, compareHash } from '../codes/address.ts';
import { Words } from '../components/Words.tsx';
import { codeOf } from '../live/row-facts.ts';
import type { EndedRow } from '../store/row.ts';

/** What can be done with a close: compare its code, copy it. */
export function Actions({ row }: { row: EndedRow }) {
  const panel = usePanel();
  const { diagnosis, socket, meaning } = row;
  const code = codeOf(row);
  const { effectiveCode } = diagnosis;
  const second =
    panel.secondId.value === null ? undefined : panel.store.shown.value.find(panel.secondId.value);
  const secondCode = second ? codeOf(second) : null;
  const compareWith = (right: number) => {
    const left = meaning ?? panel.meaningOf(code ?? 1006, socket);
    panel.go(compareHash(addressOf(left), addressOf(second?.meaning ?? panel.meaningOf(right, socket))));
  };
  const proposed = secondCode ?? (effectiveCode !== code ? effectiveCode : null);
  return (
    <div class="actions">
      {code !== null && proposed !== null && (
        <button type="button" class="button line" onClick={() => compareWith(proposed)}>
          <Words of="interface.detail.compareReally" values={{ left: code, right: proposed }} />
        </button>
      )}
      <button type="button" class="button line" onClick={() => (panel.comparing.value = row)}>
        <Words of="interface.detail.compare" />
      </button>
    </div>
  );
}
