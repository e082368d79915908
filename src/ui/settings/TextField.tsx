import type { MessageKey } from '../../../locales/messages.ts';
import type { PackProblem } from '../../registry/index.ts';
import { Text } from '../components/Text.tsx';

/** A labelled field of the form, with what is wrong with it beneath. */
export function TextField({
  label,
  value,
  problem,
  onInput,
  code = false,
  id,
}: {
  readonly id: string;
  readonly label: MessageKey;
  readonly value: string;
  readonly problem: PackProblem | undefined;
  readonly onInput: (value: string) => void;
  /** Patterns and numbers: left-to-right, in the code's type. */
  readonly code?: boolean;
}) {
  return (
    <div class={code ? 'text-field code' : 'text-field'}>
      <label for={id}>
        <Text of={label} />
      </label>
      <input
        id={id}
        type="text"
        value={value}
        dir={code ? 'ltr' : 'auto'}
        spellcheck={!code}
        aria-invalid={problem !== undefined}
        aria-describedby={problem && `${id}-problem`}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      {problem && (
        <p class="field-problem" id={`${id}-problem`}>
          <Text of={problem.message} />
        </p>
      )}
    </div>
  );
}
