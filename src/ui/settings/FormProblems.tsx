import type { PackProblem } from '../../registry/index.ts';
import { Text } from '../components/Text.tsx';
import { fieldId, fieldPlaceOf } from './fields.ts';

/** Everything that keeps a pack from being saved, each with its line and field; a click goes there. */
export function FormProblems({
  formId,
  problems,
}: {
  readonly formId: string;
  readonly problems: readonly PackProblem[];
}) {
  if (problems.length === 0) return null;
  return (
    <div class="pack-problems" role="alert">
      <p>
        <Text of="settings.form.problems" values={{ count: problems.length }} />
      </p>
      <ul>
        {problems.map(({ path, message }) => (
          <li key={`${path} ${message.key}`}>
            <button
              type="button"
              class="link"
              onClick={() => document.getElementById(fieldId(formId, path))?.focus()}
            >
              <Text of="settings.form.problem" values={{ place: fieldPlaceOf(path), problem: message }} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
