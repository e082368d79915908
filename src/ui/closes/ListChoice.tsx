import type { MessageKey } from '../../../locales/messages.ts';
import { Text } from '../components/Text.tsx';
import type { ListKind } from '../state/panel.ts';
import { usePanel } from '../state/panel-context.ts';
import { useTranslator } from '../state/translator-context.ts';

const kinds: readonly ListKind[] = ['closes', 'open', 'groups'];
const kindLabel = (kind: ListKind): MessageKey => `interface.list.${kind}`;

/** What is listed: closes, open sockets, or one line a URL. */
export function ListChoice() {
  const panel = usePanel();
  const translator = useTranslator();
  const { log } = panel.store.shown.value;
  const counts: Partial<Record<ListKind, number>> = {
    closes: log.ended.value.length,
    open: log.live.value.length,
  };
  return (
    <fieldset class="choice" aria-label={translator.text('interface.list.show')}>
      {kinds.map((kind) => (
        <label key={kind} class={kind === panel.list.value ? 'on' : ''} data-list={kind}>
          <input
            type="radio"
            name="list"
            value={kind}
            checked={kind === panel.list.value}
            onChange={() => (panel.list.value = kind)}
          />
          <Text of={kindLabel(kind)} />
          {counts[kind] !== undefined && <span class="count">{translator.formats.number(counts[kind])}</span>}
        </label>
      ))}
    </fieldset>
  );
}
