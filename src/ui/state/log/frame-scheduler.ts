import type { CaptureMessage, Changes, Older, Snapshot } from '../../../channel/messages.ts';
import type { Slices } from '../../../model/lists/slices.ts';
import type { SocketRecord } from '../../../model/socket.ts';
import { browserTask } from './in-tasks.ts';

/** Calls once, later; returns the cleanup. */
export type Later = (work: () => void) => () => void;

/** Nothing is drawn in a hidden panel; what came is taken in after so many milliseconds all the same. */
const withoutFrames = 100;

/** Before the browser's next frame is drawn. */
const browserFrame: Later = (work) => {
  const stop = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  const once = () => {
    stop();
    work();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, withoutFrames);
  return stop;
};

/** Milliseconds of one frame or task for what came: diagnosing sockets must leave the frame its time to draw them. */
const frameShare = 8;
/** The same where nothing is drawn. */
const hiddenShare = 100;

/** Sockets between two looks at the clock: few enough that they take a few milliseconds. */
const atOnce = 50;

/** Where messages go, and how more of a long log is asked for. */
export interface FrameSchedulerOptions {
  /** Takes a message in, or gives the work that this is, where it is long; the next message waits for its end. */
  deliver(message: CaptureMessage): Slices<void> | undefined;
  askForMore(): void;
  readonly nextFrame?: Later;
  /** A task of its own, which lets the browser have its turn before. */
  readonly nextTask?: Later;
  /** Milliseconds. */
  readonly clock?: () => number;
}

/** What capture says, on its way to the store. */
export interface FrameScheduler {
  put(message: CaptureMessage): void;
  /** Forgets what waits, and delivers nothing more. */
  close(): void;
}

/** Two changes as one: the later word about a socket counts. */
export function mergeChanges(first: Changes, second: Changes): Changes {
  const outdated = new Set([...second.removed, ...second.sockets.map(({ id }) => id)]);
  return {
    type: 'changes',
    sockets: [...first.sockets.filter(({ id }) => !outdated.has(id)), ...second.sockets],
    markers: [...first.markers, ...second.markers],
    spans: [...first.spans, ...second.spans],
    dropped: second.dropped,
    removed: [...first.removed, ...second.removed],
  };
}

/** A message, or a part of one, that waits; `asks` where more of a long log is asked for as it is taken in. */
interface Waiting {
  readonly message: CaptureMessage;
  readonly asks: boolean;
}

/**
 * A message as several, each with few sockets; a snapshot stays whole. Of older closes, the newest come first; the first
 * message asks for what follows, so that it is on its way while the others are taken in.
 */
function inPieces(message: CaptureMessage): readonly Waiting[] {
  if (message.type === 'changes') {
    const [sockets = [], ...others] = cut(message.sockets);
    const { dropped } = message;
    const first = { ...message, sockets };
    return [first, ...others.map((more) => ({ ...noChanges, sockets: more, dropped }))].map((piece) => ({
      message: piece,
      asks: false,
    }));
  }
  const asks = 'following' in message && message.following > 0;
  if (message.type !== 'older') return [{ message, asks }];
  let following = message.following + message.sockets.length;
  return cut(message.sockets.toReversed()).map((part, index) => {
    following -= part.length;
    return { message: { type: 'older', sockets: part.toReversed(), following }, asks: asks && index === 0 };
  });
}

const noChanges: Changes = { type: 'changes', sockets: [], markers: [], spans: [], dropped: 0, removed: [] };

const cut = (sockets: readonly SocketRecord[]): readonly (readonly SocketRecord[])[] =>
  Array.from({ length: Math.max(1, Math.ceil(sockets.length / atOnce)) }, (_, index) =>
    sockets.slice(index * atOnce, (index + 1) * atOnce),
  );

/**
 * Delivers messages in order, and no more for a frame than it has time for: the first at once, what comes before the next
 * frame with that frame, changes as one. The first snapshot of a long log is on display at once, and asks for the older closes
 * part by part; a later one, after the service worker was stopped, replaces what is on display when it is whole, in slices.
 * Neither changes what is in sight as it is taken in, so both go on in tasks, and wait for no frame.
 */
export function createFrameScheduler({
  deliver,
  askForMore,
  nextFrame = browserFrame,
  nextTask = browserTask,
  clock = () => performance.now(),
}: FrameSchedulerOptions): FrameScheduler {
  let waiting: Waiting[] = [];
  /** A snapshot of which parts are still to come; what is said meanwhile waits for it. */
  let gathering: Snapshot | null = null;
  /** The work of taking in a message that is being done. */
  let working: Slices<void> | null = null;
  let greeted = false;
  /** The frame or task that is awaited; null where none is. */
  let turn: { readonly kind: 'frame' | 'task'; cancel(): void } | null = null;

  const takeNext = (): Waiting | undefined => {
    let next = waiting.shift();
    for (
      let after = waiting[0]?.message;
      next?.message.type === 'changes' && after?.type === 'changes';
      after = waiting[0]?.message
    ) {
      if (next.message.sockets.length + after.sockets.length > atOnce) break;
      next = { message: mergeChanges(next.message, after), asks: false };
      waiting.shift();
    }
    return next;
  };
  /** Takes in a message, or a slice of one; false where nothing waits. */
  const advance = (): boolean => {
    if (working === null) {
      const next = gathering === null ? takeNext() : undefined;
      if (!next) return false;
      working = deliver(next.message) ?? null;
      if (next.asks) askForMore();
    }
    if (working?.next().done) working = null;
    return true;
  };
  /** Whether what comes next changes nothing that is in sight. */
  const isUnseen = () => working !== null || waiting[0]?.message.type === 'older';
  const awaitTurn = () => {
    const kind = isUnseen() ? 'task' : 'frame';
    const cancel = (kind === 'task' ? nextTask : nextFrame)(() => {
      turn = null;
      if (waiting.length > 0 || working !== null) drain();
    });
    turn = { kind, cancel };
  };
  /** Delivers what one frame or task has time for, one message or slice at least. */
  const drain = () => {
    const share = document.hidden ? hiddenShare : frameShare;
    const began = clock();
    try {
      while (advance() && clock() - began < share);
    } finally {
      awaitTurn();
    }
  };
  const gather = (snapshot: Snapshot) => {
    gathering = snapshot.following > 0 ? snapshot : null;
    if (gathering) askForMore();
    else waiting.unshift({ message: snapshot, asks: false });
  };

  return {
    put: (message) => {
      if (message.type === 'snapshot' && greeted) {
        waiting = [];
        working = null;
        gather(message);
      } else if (message.type === 'older' && gathering) gather(joined(gathering, message));
      else waiting.push(...inPieces(message));
      greeted = true;
      if (turn === null) drain();
      else if (turn.kind === 'frame' && isUnseen()) {
        turn.cancel();
        awaitTurn();
      }
    },
    close: () => {
      turn?.cancel();
      // As if a task were always awaited: nothing is delivered any more.
      turn = { kind: 'task', cancel: () => undefined };
    },
  };
}

const joined = (snapshot: Snapshot, { sockets, following }: Older): Snapshot => ({
  ...snapshot,
  log: { ...snapshot.log, sockets: [...sockets, ...snapshot.log.sockets] },
  following,
});
