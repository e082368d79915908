import type { StackFrame } from '../../model/socket.ts';
import { fileOf } from '../../model/url-identity.ts';
import { Text, Verbatim } from '../components/Text.tsx';
import { usePanel } from '../state/panel-context.ts';
import { useTranslator } from '../state/translator-context.ts';

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
  const { openSource } = usePanel().platform;
  const translator = useTranslator();
  const { functionName, url, line, column } = frame;
  const place = `${fileOf(url) || url}:${line}`;
  const name = functionName === '' ? translator.text('interface.detail.anonymous') : functionName;
  return (
    <>
      {openSource && url !== '' ? (
        <button
          type="button"
          class="link"
          title={`${url}:${line}:${column}`}
          aria-label={translator.text('interface.detail.showInSources', { place })}
          onClick={() => openSource(url, line, column)}
        >
          <Verbatim text={place} />
        </button>
      ) : (
        <span title={`${url}:${line}:${column}`}>
          <Verbatim text={place} />
        </span>
      )}{' '}
      <span class="secondary">
        <Verbatim text={name} />
      </span>
    </>
  );
}
