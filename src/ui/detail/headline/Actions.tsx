import { copyChoices } from '../../../log/copies/copy-choices.ts';
import type { EndedRow } from '../../../log/rows/row.ts';
import { codeOf } from '../../../log/rows/row-facts.ts';
import { closeOf } from '../../../model/socket.ts';
import { hostOf } from '../../../model/url-identity.ts';
import { Icon } from '../../components/Icon.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { Popup } from '../../components/overlay/Popup.tsx';
import { Text } from '../../components/Text.tsx';
import { compareHash } from '../../state/address/code-address.ts';
import { addressOf } from '../../state/address/code-meaning.ts';
import { usePanel } from '../../state/panel-context.ts';
import { reportContext } from '../../state/report-context.ts';
import { useTranslator } from '../../state/words/translator-context.ts';
import { CopyMenu } from './CopyMenu.tsx';

/** Copies are masked; secrets leave only by the export's own tick. */
const masked = { includeSecrets: false };

/** What can be done with a close, as signs: copy it, compare its code, more, and shut the detail. */
export function Actions({ row, onClose }: { row: EndedRow; onClose: () => void }) {
  const panel = usePanel();
  const { selection } = panel.store.shown.value;
  const translator = useTranslator();
  return (
    <div class="actions">
      <CopyMenu choices={copyChoices(row, translator, { ...masked, context: reportContext(panel) })} />
      <IconButton
        name={translator.text('interface.detail.compare')}
        icon="compare"
        action="compare"
        onClick={() => (selection.comparing.value = row)}
      />
      <More row={row} />
      <CloseButton onClose={onClose} />
    </div>
  );
}

/** Shuts the detail. */
export function CloseButton({ onClose }: { onClose: () => void }) {
  return <IconButton name={useTranslator().text('interface.app.close')} icon="close" onClick={onClose} />;
}

/** What few closes have: a second code to compare with, and a number that nobody has named. */
function More({ row }: { row: EndedRow }) {
  const panel = usePanel();
  const translator = useTranslator();
  const { log, selection } = panel.store.shown.value;
  const { diagnosis, socket, meaning } = row;
  const code = codeOf(row);
  const second = selection.secondId.value === null ? undefined : log.find(selection.secondId.value);
  const really = diagnosis.effectiveCode === code ? null : diagnosis.effectiveCode;
  const right = (second ? codeOf(second) : null) ?? really;
  const naming = namingHash(row);
  if (code === null || (right === null && naming === null)) return null;
  return (
    <Popup kind="menu" label={<Icon name="more" />} name={translator.text('detail.action.more')}>
      {right !== null && (
        <button
          type="button"
          class="button"
          data-action="compare-really"
          onClick={() => {
            const left = meaning ?? panel.meaningOf(code, socket);
            const other = second?.meaning ?? panel.meaningOf(right, socket);
            panel.go(compareHash(addressOf(left), addressOf(other)));
          }}
        >
          <Text of="interface.detail.compareReally" values={{ left: code, right }} />
        </button>
      )}
      {naming !== null && (
        <button type="button" class="button" data-action="name-code" onClick={() => panel.go(naming)}>
          <Text of="detail.action.nameCode" />
        </button>
      )}
    </Popup>
  );
}

/** The way to a pack of one's own that names this code; null for a code that has a name, or whose name is not free. */
export function namingHash({ socket, meaning }: EndedRow): string | null {
  if (meaning?.kind !== 'range' || meaning.code < 3000 || meaning.code > 4999) return null;
  const host = hostOf(socket.url);
  const reason = closeOf(socket)?.reason ?? '';
  const wishes = new URLSearchParams({
    name: String(meaning.code),
    ...(reason === '' ? {} : { reason }),
    ...(host === '' ? {} : { host }),
    ...(socket.protocol === '' ? {} : { subprotocol: socket.protocol }),
  });
  return `#/settings?${wishes}`;
}
