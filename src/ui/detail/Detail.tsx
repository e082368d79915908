import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type EndedRow, isEndedRow, type Row } from '../../log/rows/row.ts';
import { shortUrl } from '../../model/url-identity.ts';
import type { Meaning } from '../../registry/index.ts';
import { Candidates } from '../codes/Candidates.tsx';
import { CodeCards } from '../codes/CodeCards.tsx';
import { EnglishName } from '../codes/EntryLine.tsx';
import { MeaningText } from '../codes/MeaningText.tsx';
import { useEnglishName } from '../codes/use-entries.ts';
import { Text } from '../components/Text.tsx';
import { usePanel } from '../state/panel-context.ts';
import { useTranslator } from '../state/translator-context.ts';
import { Actions } from './Actions.tsx';
import { Fix } from './Fix.tsx';
import { Headline } from './Headline.tsx';
import { HowWeKnow } from './HowWeKnow.tsx';
import { Rehearse, RehearseElsewhere } from './Rehearse.tsx';
import { Section } from './Section.tsx';
import { Calls, SocketFacts } from './SocketFacts.tsx';

interface Props {
  readonly id: string;
  readonly row: Row;
  /** Esc: back to the list. */
  readonly onBack: () => void;
  /** Keys that do the same as in the list. */
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onClose: () => void;
}

/** Everything about the chosen socket: why it ended and how to fix it, or, while it lives, what can be done with it. */
export function Detail({ id, row, onBack, onKey, onClose }: Props) {
  const translator = useTranslator();
  const region = useRef<HTMLElement>(null);
  const socketId = row.socket.id;
  useEffect(() => {
    region.current?.scrollTo?.(0, 0);
  }, [socketId]);
  const ended = isEndedRow(row);
  return (
    <section
      ref={region}
      id={id}
      class="detail"
      data-region="detail"
      tabIndex={-1}
      aria-label={translator.text(ended ? 'interface.detail.label' : 'interface.detail.openLabel')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return onKey(event);
        event.stopPropagation();
        onBack();
      }}
    >
      <button
        type="button"
        class="button subtle close"
        aria-label={translator.text('interface.app.close')}
        onClick={onClose}
      >
        ✕
      </button>
      {ended ? <EndedDetail row={row} /> : <OpenDetail row={row} />}
    </section>
  );
}

function EndedDetail({ row }: { row: EndedRow }) {
  const { diagnosis, socket } = row;
  return (
    <>
      <Headline row={row} />
      <Actions row={row} />
      <HowWeKnow diagnosis={diagnosis} />
      <Fix diagnosis={diagnosis} />
      <Calls socket={socket} />
      <About row={row} />
      <SocketFacts socket={socket} />
      <RehearseElsewhere socket={socket} />
    </>
  );
}

function About({ row }: { row: EndedRow }): ComponentChildren {
  const panel = usePanel();
  const { meaning } = row;
  if (!meaning) return null;
  return (
    <>
      <Candidates meaning={meaning} packs={panel.packs.value} />
      <Section
        id="about"
        title={<Text of="interface.detail.about" values={{ closeCode: meaning.code }} />}
        aside={<CodeName meaning={meaning} />}
      >
        <CodeCards meaning={meaning} />
      </Section>
    </>
  );
}

/** A code's name, and its English one where the reader's is another. */
function CodeName({ meaning }: { meaning: Meaning }) {
  return (
    <>
      <MeaningText of={meaning.name} />
      <EnglishName text={useEnglishName(meaning)} />
    </>
  );
}

function OpenDetail({ row }: { row: Row }) {
  const shown = usePanel().store.shown.value;
  const { socket } = row;
  if (socket.state === 'ended') return null;
  return (
    <>
      <div class="headline">
        <div>
          <h1>
            <bdi dir="ltr">{shortUrl(socket.url)}</bdi>
          </h1>
          <p class="told">
            <Text of={`interface.row.state.${socket.state}`} />
          </p>
        </div>
      </div>
      {shown.kind === 'live' && <Rehearse live={shown} socket={socket} />}
      <Calls socket={socket} />
      <SocketFacts socket={socket} />
    </>
  );
}
