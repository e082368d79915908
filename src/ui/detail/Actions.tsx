import { bugReport } from '../../log/copies/bug-report.ts';
import { copyChoices } from '../../log/copies/copy-choices.ts';
import type { EndedRow } from '../../log/rows/row.ts';
import { codeOf } from '../../log/rows/row-facts.ts';
import { CopyButton } from '../components/CopyButton.tsx';
import { Popup } from '../components/Popup.tsx';
import { Text } from '../components/Text.tsx';
import { addressOf, compareHash } from '../state/code-address.ts';
import { usePanel } from '../state/panel-context.ts';
import { reportContext } from '../state/report-context.ts';
import { useTranslator } from '../state/translator-context.ts';

/** Copies are masked; secrets leave only by the export's own tick. */
const masked = { includeSecrets: false };

/** What can be done with a close: compare its code, copy it. */
export function Actions({ row }: { row: EndedRow }) {
  const panel = usePanel();
  const { log, selection } = panel.store.shown.value;
  const translator = useTranslator();
  const { diagnosis, socket, meaning } = row;
  const code = codeOf(row);
  const { effectiveCode } = diagnosis;
  const second = selection.secondId.value === null ? undefined : log.find(selection.secondId.value);
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
          <Text of="interface.detail.compareReally" values={{ left: code, right: proposed }} />
        </button>
      )}
      <button type="button" class="button line" onClick={() => (selection.comparing.value = row)}>
        <Text of="interface.detail.compare" />
      </button>
      <CopyButton
        variant="line"
        label="interface.detail.copyReport"
        action="copy-report"
        text={() => bugReport(row, translator, { ...masked, context: reportContext(panel) })}
        copyText={panel.platform.copyText}
      />
      <Popup kind="menu" label={<Text of="interface.detail.more" />}>
        {copyChoices(row, translator, masked)
          .filter(({ id }) => id !== 'markdown')
          .map(({ id, label, text }) => (
            <CopyButton key={id} label={label} text={text} copyText={panel.platform.copyText} />
          ))}
      </Popup>
    </div>
  );
}
