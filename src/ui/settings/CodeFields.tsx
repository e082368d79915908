import { useId } from 'preact/hooks';
import type { MessageKey } from '../../../locales/messages.ts';
import type { PackProblem } from '../../registry/index.ts';
import { Text } from '../components/Text.tsx';
import { useTranslator } from '../state/translator-context.ts';
import { type CodeDraft, problemAt, reconnectChoices } from './draft.ts';
import { TextField } from './TextField.tsx';

const reconnectLabel = (choice: (typeof reconnectChoices)[number]): MessageKey =>
  `settings.form.reconnects.${choice === '' ? 'none' : choice}`;

/** One code of the pack's form. */
export function CodeFields({
  code,
  index,
  problems,
  onChange,
  onRemove,
}: {
  readonly code: CodeDraft;
  readonly index: number;
  readonly problems: readonly PackProblem[];
  readonly onChange: (changes: Partial<CodeDraft>) => void;
  /** Null for the only one. */
  readonly onRemove: (() => void) | null;
}) {
  const { text } = useTranslator();
  const id = useId();
  const problem = (field: string) => problemAt(problems, `codes[${index}].${field}`);
  return (
    <fieldset class="code-fields">
      <legend>
        <Text of="settings.form.codeNumber" values={{ index: index + 1 }} />
      </legend>
      <TextField
        label="settings.form.code"
        code
        value={code.code}
        problem={problem('code')}
        onInput={(value) => onChange({ code: value })}
      />
      <TextField
        label="settings.form.codeName"
        value={code.name}
        problem={problem('name')}
        onInput={(name) => onChange({ name })}
      />
      <TextField
        label="settings.form.description"
        value={code.description}
        problem={problem('description')}
        onInput={(description) => onChange({ description })}
      />
      <TextField
        label="settings.form.whenSeen"
        value={code.whenSeen}
        problem={problem('whenSeen')}
        onInput={(whenSeen) => onChange({ whenSeen })}
      />
      <TextField
        label="settings.form.fix"
        lines={3}
        value={code.fix}
        problem={problem('fix')}
        onInput={(fix) => onChange({ fix })}
      />
      <div class="text-field">
        <label for={id}>
          <Text of="settings.form.reconnect" />
        </label>
        <select
          id={id}
          value={code.reconnect}
          onChange={({ currentTarget }) => onChange({ reconnect: currentTarget.value })}
        >
          {reconnectChoices.map((choice) => (
            <option key={choice} value={choice}>
              {text(reconnectLabel(choice))}
            </option>
          ))}
        </select>
      </div>
      {onRemove && (
        <button type="button" class="line" onClick={onRemove}>
          <Text of="settings.form.removeCode" values={{ index: index + 1 }} />
        </button>
      )}
    </fieldset>
  );
}
