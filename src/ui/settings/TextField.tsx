import { useId } from 'preact/hooks';
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
  lines = 1,
}: {
  readonly label: MessageKey;
  readonly value: string;
  readonly problem: PackProblem | undefined;
  readonly onInput: (value: string) => void;
  /** Patterns and numbers: left-to-right, in the code's type. */
  readonly code?: boolean;
  readonly lines?: number;
}) {
  const id = useId();
  const common = {
    id,
    value,
    dir: code ? ('ltr' as const) : ('auto' as const),
    spellcheck: !code,
    'aria-invalid': problem !== undefined,
    'aria-describedby': problem && `${id}-problem`,
  };
  return (
    <div class={code ? 'text-field code' : 'text-field'}>
      <label for={id}>
        <Text of={label} />
      </label>
      {lines > 1 ? (
        <textarea {...common} rows={lines} onInput={({ currentTarget }) => onInput(currentTarget.value)} />
      ) : (
        <input {...common} type="text" onInput={({ currentTarget }) => onInput(currentTarget.value)} />
      )}
      {problem && (
        <p class="field-problem" id={`${id}-problem`}>
          <Text of={problem.message} />
        </p>
      )}
    </div>
  );
}
