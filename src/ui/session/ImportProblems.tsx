import type { FileProblem } from '../../model/session-file-parse.ts';
import { Dialog } from '../components/Dialog.tsx';
import { Text, Verbatim } from '../components/Text.tsx';
import './session.css';

/** Says why a session file was refused: each problem with its place. */
export function ImportProblems({
  fileName,
  problems,
  more,
  onClose,
}: {
  readonly fileName: string;
  readonly problems: readonly FileProblem[];
  /** How many problems are not listed. */
  readonly more: number;
  readonly onClose: () => void;
}) {
  return (
    <Dialog title={<Text of="session.badTitle" />} onClose={onClose}>
      <p>
        <Text of="session.badIntro" values={{ name: { verbatim: fileName } }} />
      </p>
      <ProblemList problems={problems} more={more} />
    </Dialog>
  );
}

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
