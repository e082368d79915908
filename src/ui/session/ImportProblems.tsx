import type { FileProblem } from '../../model/session-file/parse-session-file.ts';
import { Dialog } from '../components/overlay/Dialog.tsx';
import { ProblemList } from '../components/ProblemList.tsx';
import { Text } from '../components/Text.tsx';
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
