import type { FileProblem } from '../../model/session-file/parse-session-file.ts';
import { Text, Verbatim } from './Text.tsx';

/** Problems of a file, each with its place in it. */
export function ProblemList({
  problems,
  more = 0,
}: {
  readonly problems: readonly FileProblem[];
  readonly more?: number;
}) {
  return (
    <ul class="file-problems" role="alert">
      {problems.map(({ where, what }) => (
        <li key={`${where} ${what.key}`}>
          {where !== '' && (
            <>
              <Verbatim text={where} />{' '}
            </>
          )}
          <Text of={what} />
        </li>
      ))}
      {more > 0 && (
        <li>
          <Text of="session.moreProblems" values={{ count: more }} />
        </li>
      )}
    </ul>
  );
}
