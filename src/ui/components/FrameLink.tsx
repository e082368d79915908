import { visible } from '../../i18n/index.ts';
import { placeOf } from '../../log/rows/row-facts.ts';
import type { StackFrame } from '../../model/socket.ts';
import { usePanel } from '../state/panel-context.ts';
import { useTranslator } from '../state/words/translator-context.ts';
import { Verbatim } from './Text.tsx';

interface Props {
  readonly frame: StackFrame;
  /** What was done there, for the tooltip. */
  readonly label?: 'detail.where.openedAt' | 'detail.where.closedAt';
  /** In a row of a list, which has the keys and is chosen by a press: the Tab key passes over the link, and its press stays its own. */
  readonly inRow?: boolean;
}

/** The way to a line in DevTools' Sources, or its name where there are none. */
export function FrameLink({ frame, label, inRow = false }: Props) {
  const { openSource } = usePanel().platform;
  const { text } = useTranslator();
  const { url, line, column } = frame;
  const place = placeOf(frame);
  const whole = `${url}:${line}:${column}`;
  const title = label ? text(label, { place: { verbatim: whole } }) : visible(whole);
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
      tabIndex={inRow ? -1 : undefined}
      title={title}
      aria-label={text('interface.detail.showInSources', { place: { verbatim: place } })}
      onClick={(event) => {
        if (inRow) event.stopPropagation();
        openSource(url, line, column);
      }}
    >
      <Verbatim text={place} />
    </button>
  );
}
