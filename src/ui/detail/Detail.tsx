import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { visible } from '../../i18n/index.ts';
import { surroundingsOf } from '../../log/detail/surrounding-rows.ts';
import { type EndedRow, isEndedRow, type Row } from '../../log/rows/row.ts';
import { shortUrl } from '../../model/url-identity.ts';
import type { Meaning } from '../../registry/index.ts';
import { Candidates } from '../codes/Candidates.tsx';
import { CodeCards } from '../codes/cards/CodeCards.tsx';
import { MeaningText } from '../codes/cards/MeaningText.tsx';
import { EnglishName } from '../codes/list/EntryLine.tsx';
import { useEnglishName } from '../codes/list/use-entries.ts';
import { Text } from '../components/Text.tsx';
import { usePanel } from '../state/panel-context.ts';
import { useTranslator } from '../state/words/translator-context.ts';
import { Calls, SocketFacts } from './calls/SocketFacts.tsx';
import { HowWeKnow } from './evidence/HowWeKnow.tsx';
import { Fix } from './fix/Fix.tsx';
import { LoopNote } from './fix/LoopNote.tsx';
import { CloseButton } from './headline/Actions.tsx';
import { Headline } from './headline/Headline.tsx';
import { WhereLine } from './headline/WhereLine.tsx';
import { HandshakePart } from './network/HandshakePart.tsx';
import { LastWords } from './network/LastWords.tsx';
import { RehearsalResult } from './rehearsal/RehearsalResult.tsx';
import { Rehearse, RehearseElsewhere } from './rehearsal/Rehearse.tsx';
import { Section } from './Section.tsx';

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
      data-socket={socketId}
      tabIndex={-1}
      aria-label={translator.text(ended ? 'interface.detail.label' : 'interface.detail.openLabel')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return onKey(event);
        event.stopPropagation();
        onBack();
      }}
    >
      {ended ? <EndedDetail row={row} onClose={onClose} /> : <OpenDetail row={row} onClose={onClose} />}
    </section>
  );
}

function EndedDetail({ row, onClose }: { row: EndedRow; onClose: () => void }) {
  const { socket, diagnosis } = row;
  const ended = usePanel().store.shown.value.log.ended.value;
  const { times, loop, earlier } = useMemo(() => surroundingsOf(row, ended), [row, ended]);
  return (
    <>
      <Headline row={row} onClose={onClose} />
      <WhereLine row={row} times={times} />
      {loop && <LoopNote loop={loop} />}
      {diagnosis.cause === 'rehearsed' && <RehearsalResult socket={socket} />}
      <Fix row={row} loop={loop} />
      <HowWeKnow row={row} />
      <HandshakePart key={`handshake ${socket.id}`} socket={socket} earlier={earlier} />
      <LastWords key={`words ${socket.id}`} socket={socket} />
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
      <Candidates meaning={meaning} packs={panel.packs.value} folded />
      <Section
        id="about"
        folded
        title={<Text of="interface.detail.about" values={{ closeCode: meaning.code }} />}
        aside={<CodeName meaning={meaning} />}
      >
        {/* What its fixes say stands in the fix of this close. */}
        <CodeCards meaning={{ ...meaning, fixes: [] }} />
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

function OpenDetail({ row, onClose }: { row: Row; onClose: () => void }) {
  const { platform, store } = usePanel();
  const shown = store.shown.value;
  const { socket } = row;
  if (socket.state === 'ended') return null;
  return (
    <>
      <header class="headline">
        <h1>
          <bdi dir="ltr">{visible(shortUrl(socket.url))}</bdi>
        </h1>
        <div class="actions">
          <CloseButton onClose={onClose} />
        </div>
      </header>
      <p class="now">
        <Text of={`interface.row.state.${socket.state}`} />
      </p>
      {shown.kind === 'live' && platform.capabilities.rehearse && <Rehearse live={shown} socket={socket} />}
      <Calls socket={socket} />
      <SocketFacts socket={socket} />
    </>
  );
}
