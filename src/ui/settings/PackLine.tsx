import type { MessageKey } from '../../../locales/messages.ts';
import { visible } from '../../i18n/index.ts';
import type { CustomPack } from '../../registry/index.ts';
import { Text } from '../components/Text.tsx';
import { useTranslator } from '../state/words/translator-context.ts';
import { patternsOf } from './pack-list.ts';

/** One pack of the user's own, with what can be done to it. */
export function PackLine({
  pack,
  onEdit,
  onExport,
  onRemove,
}: {
  readonly pack: CustomPack;
  readonly onEdit: () => void;
  readonly onExport: () => void;
  readonly onRemove: () => void;
}) {
  const { text } = useTranslator();
  const button = (label: MessageKey, mark: string, onClick: () => void) => (
    <button
      type="button"
      class="subtle"
      aria-label={text(label, { name: { verbatim: pack.name } })}
      title={text(label, { name: { verbatim: pack.name } })}
      onClick={onClick}
    >
      <span aria-hidden="true">{mark}</span>
    </button>
  );
  return (
    <li>
      <span class="pack-name">
        <bdi>{visible(pack.name)}</bdi>
      </span>
      <span class="pack-summary">
        <Text
          of="settings.packs.summary"
          values={{ count: pack.codes.length, matches: { list: patternsOf(pack) } }}
        />
      </span>
      {button('settings.packs.edit', '✎', onEdit)}
      {button('settings.packs.export', '⤓', onExport)}
      {button('settings.packs.remove', '✕', onRemove)}
    </li>
  );
}
