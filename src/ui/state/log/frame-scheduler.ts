import type { CaptureMessage, Changes, Older, Snapshot } from '../../../channel/messages.ts';
import type { Slices } from '../../../model/lists/slices.ts';
import type { SocketRecord } from '../../../model/socket.ts';

/** Calls once before the next frame is drawn; returns the cleanup. */
export type NextFrame = (work: () => void) => () => void;

/** Nothing is drawn in a hidden panel; what came is taken in after so many milliseconds all the same. */
const withoutFrames = 100;

/** The browser's next frame. */
export const browserFrame: NextFrame = (work) => {
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

/** Milliseconds of one frame for what came: diagnosing sockets must leave the frame its time to draw them. */
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
  readonly nextFrame?: NextFrame;
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

/**
 * A message as several, each with few sockets; a snapshot stays whole. Of older closes, the newest come first; the first
 * message asks for what follows, so that it is on its way while the others are taken in.
 */
function inPieces(message: CaptureMessage): readonly CaptureMessage[] {
  if (message.type === 'changes') {
    const [sockets = [], ...others] = cut(message.sockets);
    const { dropped } = message;
    return [{ ...message, sockets }, ...others.map((more) => ({ ...noChanges, sockets: more, dropped }))];
  }
  if (message.type !== 'older') return [message];
  const [newest = [], ...others] = cut(message.sockets.toReversed()).map((part) => part.toReversed());
  return [
    { ...message, sockets: newest },
    ...others.map((sockets) => ({ type: 'older', sockets, following: 0 }) as const),
  ];
}

const noChanges: Changes = { type: 'changes', sockets: [], markers: [], spans: [], dropped: 0, removed: [] };

const cut = (sockets: readonly SocketRecord[]): readonly (readonly SocketRecord[])[] =>
  Array.from({ length: Math.max(1, Math.ceil(sockets.length / atOnce)) }, (_, index) =>
    sockets.slice(index * atOnce, (index + 1) * atOnce),
  );

/**
 * Delivers messages in order, and no more for a frame than it has time for: the first at once, what comes before the next
 * frame with that frame, changes as one. The first snapshot of a long log is on display at once, and asks for the older
 * closes part by part; a later one, after the service worker was stopped, replaces what is on display when it is whole, in slices.
 */
export function createFrameScheduler({
  deliver,
  askForMore,
  nextFrame = browserFrame,
  clock = () => performance.now(),
}: FrameSchedulerOptions): FrameScheduler {
  let waiting: CaptureMessage[] = [];
  /** A snapshot of which parts are still to come; what is said meanwhile waits for it. */
  let gathering: Snapshot | null = null;
  /** The work of taking in a message that is being done. */
  let working: Slices<void> | null = null;
  let greeted = false;
  let cancelFrame: (() => void) | null = null;

  const takeNext = (): CaptureMessage | undefined => {
    let next = waiting.shift();
    for (let after = waiting[0]; next?.type === 'changes' && after?.type === 'changes'; after = waiting[0]) {
      if (next.sockets.length + after.sockets.length > atOnce) break;
      next = mergeChanges(next, after);
      waiting.shift();
    }
    return next;
  };
  /** Takes in a message, or a slice of one; false where nothing waits. */
  const advance = (): boolean => {
    if (working === null) {
      const message = gathering === null ? takeNext() : undefined;
      if (!message) return false;
      working = deliver(message) ?? null;
      if ('following' in message && message.following > 0) askForMore();
    }
    if (working?.next().done) working = null;
    return true;
  };
  /** Delivers what one frame has time for, one message or slice at least. */
  const drain = () => {
    cancelFrame = nextFrame(() => {
      cancelFrame = null;
      if (waiting.length > 0 || working !== null) drain();
    });
    const share = document.hidden ? hiddenShare : frameShare;
    const began = clock();
    do if (!advance()) return;
    while (clock() - began < share);
  };
  const gather = (snapshot: Snapshot) => {
    gathering = snapshot.following > 0 ? snapshot : null;
    if (gathering) askForMore();
    else waiting.unshift(snapshot);
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
      if (cancelFrame === null) drain();
    },
    close: () => {
      cancelFrame?.();
      // As if a frame were always awaited: nothing is delivered any more.
      cancelFrame = () => undefined;
    },
  };
}

const joined = (snapshot: Snapshot, { sockets, following }: Older): Snapshot => ({
  ...snapshot,
  log: { ...snapshot.log, sockets: [...sockets, ...snapshot.log.sockets] },
  following,
});
