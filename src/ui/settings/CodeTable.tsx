import type { Ref } from 'preact';
import type { MessageKey } from '../../../locales/messages.ts';
import type { PackProblem } from '../../registry/index.ts';
import { Text } from '../components/Text.tsx';
import type { CodeDraft } from '../state/packs/pack-drafts.ts';
import { useTranslator } from '../state/words/translator-context.ts';
import { problemAt, reconnectChoices } from './draft.ts';
import { type CodeField, cellLabel, codeFields, fieldId } from './fields.ts';

const reconnectLabel = (choice: (typeof reconnectChoices)[number]): MessageKey =>
  `settings.form.reconnects.${choice === '' ? 'none' : choice}`;

/** What every field of a line has, whatever its kind. */
interface CellProps {
  readonly formId: string;
  readonly field: CodeField;
  readonly index: number;
  readonly value: string;
  readonly problem: PackProblem | undefined;
  readonly onInput: (value: string) => void;
}

function Cell({ formId, field, index, value, problem, onInput }: CellProps) {
  const { text } = useTranslator();
  const id = fieldId(formId, `codes[${index}].${field}`);
  const common = {
    id,
    value,
    'aria-label': text(cellLabel(index, field)),
    'aria-invalid': problem !== undefined,
    'aria-describedby': problem && `${id}-problem`,
  };
  const typed = { ...common, autocomplete: 'off', spellcheck: field !== 'code' };
  return (
    <td class={`cell-${field}`} data-label={text(codeFields[field])}>
      {field === 'reconnect' ? (
        <select {...common} onChange={({ currentTarget }) => onInput(currentTarget.value)}>
          {reconnectChoices.map((choice) => (
            <option key={choice} value={choice}>
              {text(reconnectLabel(choice))}
            </option>
          ))}
        </select>
      ) : field === 'fix' ? (
        <textarea
          {...typed}
          dir="auto"
          rows={1}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
      ) : (
        <input
          {...typed}
          type="text"
          dir={field === 'code' ? 'ltr' : 'auto'}
          placeholder={field === 'code' ? '4100-4103' : undefined}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
      )}
      {problem && (
        <p class="field-problem" id={`${id}-problem`}>
          <Text of={problem.message} />
        </p>
      )}
    </td>
  );
}

const fields = Object.keys(codeFields) as readonly CodeField[];

/** The codes of a pack, one code or range a line. */
export function CodeTable({
  formId,
  codes,
  problems,
  bodyRef,
  onChange,
  onRemove,
}: {
  readonly formId: string;
  readonly codes: readonly CodeDraft[];
  readonly problems: readonly PackProblem[];
  readonly bodyRef: Ref<HTMLTableSectionElement>;
  readonly onChange: (id: number, changes: Partial<CodeDraft>) => void;
  readonly onRemove: (id: number) => void;
}) {
  const { text } = useTranslator();
  return (
    <table class="code-table">
      <thead>
        <tr>
          {fields.map((field) => (
            <th key={field} scope="col" class={`cell-${field}`}>
              <Text of={codeFields[field]} />
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody ref={bodyRef}>
        {codes.map((code, index) => (
          <tr key={code.id}>
            {fields.map((field) => (
              <Cell
                key={field}
                formId={formId}
                field={field}
                index={index}
                value={code[field]}
                problem={problemAt(problems, `codes[${index}].${field}`)}
                onInput={(value) => onChange(code.id, { [field]: value })}
              />
            ))}
            <td class="cell-remove">
              <button
                type="button"
                class="subtle"
                disabled={codes.length === 1}
                aria-label={text('settings.form.removeCode', { index: index + 1 })}
                title={text('settings.form.removeCode', { index: index + 1 })}
                onClick={() => onRemove(code.id)}
              >
                <span aria-hidden="true">✕</span>
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
