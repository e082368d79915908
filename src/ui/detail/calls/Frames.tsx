import type { StackFrame } from '../../../model/socket.ts';
import { fileOf } from '../../../model/url-identity.ts';
import { Text, Verbatim } from '../../components/Text.tsx';
import { usePanel } from '../../state/panel-context.ts';
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

/** The way to a line in DevTools' Sources, or its name where there are none. `label` says what was done there. */
export function FrameLink({
  frame: { url, line, column },
  label,
}: {
  frame: StackFrame;
  label?: 'detail.where.openedAt' | 'detail.where.closedAt';
}) {
  const { openSource } = usePanel().platform;
  const translator = useTranslator();
  const place = `${fileOf(url) || url}:${line}`;
  const whole = `${url}:${line}:${column}`;
  const title = label ? translator.text(label, { place: { verbatim: whole } }) : whole;
  if (!openSource || url === '') {
    return (
      <span title={title}>
        <Verbatim text={place} />
      </span>
    );
  }
  return (
    <button
      type="button"
      class="link"
      title={title}
      aria-label={translator.text('interface.detail.showInSources', { place })}
      onClick={() => openSource(url, line, column)}
    >
      <Verbatim text={place} />
    </button>
  );
}
