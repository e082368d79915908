import type { StackFrame } from '../../../model/socket.ts';
import { FrameLink } from '../../components/FrameLink.tsx';
import { Text, Verbatim } from '../../components/Text.tsx';
import { useTranslator } from '../../state/words/translator-context.ts';

/** Frames shown at once; the rest opens on demand. */
const shownFrames = 3;

/** A call stack of the page, each frame a way to its line in DevTools' Sources where there is one. */
export function Frames({ stack }: { stack: readonly StackFrame[] }) {
  if (stack.length === 0) return <Text of="interface.detail.noStack" />;
  const rest = stack.slice(shownFrames);
  return (
    <>
      <FrameList stack={stack.slice(0, shownFrames)} />
      {rest.length > 0 && (
        <details class="more-frames">
          <summary>
            <Text of="interface.detail.moreFrames" values={{ count: rest.length }} />
          </summary>
          <FrameList stack={rest} />
        </details>
      )}
    </>
  );
}

function FrameList({ stack }: { stack: readonly StackFrame[] }) {
  return (
    <ol class="frames" dir="ltr">
      {stack.map((frame, depth) => (
        // A stack never changes its order, and recursion repeats frames.
        <li key={depth}>
          <Frame frame={frame} />
        </li>
      ))}
    </ol>
  );
}

function Frame({ frame }: { frame: StackFrame }) {
  const translator = useTranslator();
  const { functionName } = frame;
  const name = functionName === '' ? translator.text('interface.detail.anonymous') : functionName;
  return (
    <>
      <FrameLink frame={frame} />{' '}
      <span class="secondary">
        <Verbatim text={name} />
      </span>
    </>
  );
}
