import { bounded } from '../model/limits.ts';
import { viewOf } from './reading/message-view.ts';
import { unwrapSockJs } from './reading/sockjs-frames.ts';
import { protocolOf } from './recognise-protocol.ts';
import type { Circumstances, Conversation, Goodbye, RecognisedProtocol, Saying, Subject } from './types.ts';

/** Milliseconds before the end in which a goodbye, or an error that may pass, counts unless its protocol says otherwise. */
export const defaultNearEnd = { final: 5_000, notice: 2_000 } as const;

/** Characters of a message that are quoted. */
const quoteLength = 300;
/** Clocks of the browser's log and of the page differ by about so much, in milliseconds. */
const clockSlack = 500;

/** All messages are known, and the page closed or nobody knows how it ended. */
const plain: Circumstances = { wasCut: false, bareCode: null, unread: [], timed: true };

/** A connection as readers get it. `end` is when its end began; all times in milliseconds since the epoch. */
export function conversationOf(
  subject: Subject,
  openedAt: number | null,
  end: number,
  circumstances: Partial<Circumstances> = {},
): Conversation {
  const views = unwrapSockJs(subject.messages).map(viewOf);
  return { ...plain, ...circumstances, subject, views, openedAt: openedAt ?? views[0]?.at ?? null, end };
}

const goodbyeOf = (
  saying: Saying,
  {
    direction,
    at,
    text,
  }: { readonly direction: Goodbye['direction']; readonly at: number; readonly text: string },
): Goodbye => {
  const {
    id,
    meaning,
    fix,
    said,
    expected = false,
    final = true,
    due = null,
    byCut = false,
    codes = [],
  } = saying;
  return {
    id,
    direction,
    at,
    text: bounded(said ?? text, quoteLength),
    meaning: { key: `protocols.meaning.${meaning}` },
    fix: fix.map((name) => ({ key: `protocols.fix.${name}` })),
    expected,
    final,
    nearEnd: saying.nearEnd ?? (final ? defaultNearEnd.final : defaultNearEnd.notice),
    due,
    byCut,
    codes,
  };
};

/** Every goodbye in the messages of a connection, as one protocol reads them, oldest first. */
export function readGoodbyes({ id }: RecognisedProtocol, conversation: Conversation): readonly Goodbye[] {
  const protocol = protocolOf(id);
  if (!protocol) return [];
  const said = conversation.views.flatMap((view) => {
    const saying = protocol.reads?.(view, conversation) ?? null;
    return saying ? [goodbyeOf(saying, view)] : [];
  });
  const concluded = protocol.concludes?.(conversation) ?? null;
  if (!concluded) return said;
  const { views, end } = conversation;
  const moment = concluded.byCut
    ? ({ direction: 'received', at: end, text: '' } as const)
    : ({ direction: 'sent', at: views.at(-1)?.at ?? end, text: '' } as const);
  return [...said, goodbyeOf(concluded, moment)];
}

/** What the end of a connection without a goodbye is known to mean in a protocol; null where it knows nothing of it. */
export function inferGoodbye({ id }: RecognisedProtocol, conversation: Conversation): Goodbye | null {
  const saying = protocolOf(id)?.infers?.(conversation) ?? null;
  return saying && goodbyeOf(saying, { direction: 'received', at: conversation.end, text: '' });
}

/** Whether a goodbye is near enough to the end to be its reason. */
export const isNear = ({ at, due, nearEnd: limit }: Goodbye, end: number): boolean =>
  due === null ? at <= end + clockSlack && end - at <= limit : Math.abs(end - due) <= limit;

/**
 * The goodbye that gave the reason of the end: the first final one that was near; else the last notice that was near;
 * null where none was.
 */
export function reasonAmong(goodbyes: readonly Goodbye[], end: number): Goodbye | null {
  const near = goodbyes.filter((goodbye) => isNear(goodbye, end));
  return near.find(({ final }) => final) ?? near.at(-1) ?? null;
}
