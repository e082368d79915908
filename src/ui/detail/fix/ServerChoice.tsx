import { type StackChoice, stackFor, stackNames } from '../../../diagnosis/snippets/choose-snippet.ts';
import { type Diagnosis, stackIds } from '../../../diagnosis/types.ts';
import { Text } from '../../components/Text.tsx';
import { usePanel } from '../../state/panel-context.ts';
import { useTranslator } from '../../state/words/translator-context.ts';

const choiceOf = (value: string): StackChoice => stackIds.find((id) => id === value) ?? 'auto';

/** For which server the snippets of every fix are; kept with the settings. */
export function ServerChoice({ diagnosis }: { diagnosis: Diagnosis }) {
  const { settings } = usePanel();
  const { text } = useTranslator();
  const found = stackNames[stackFor(diagnosis, 'auto')];
  return (
    <label class="server-choice">
      <Text of="interface.detail.server" />
      <select
        class="quiet"
        data-action="choose-server"
        value={settings.settings.value.serverStack}
        onChange={({ currentTarget }) => settings.change({ serverStack: choiceOf(currentTarget.value) })}
      >
        <option value="auto">
          {text({ key: 'interface.detail.serverAuto', values: { product: found } })}
        </option>
        {stackIds.map((id) => (
          <option key={id} value={id}>
            {stackNames[id]}
          </option>
        ))}
      </select>
    </label>
  );
}
