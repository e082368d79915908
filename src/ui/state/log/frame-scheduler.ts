import type { CaptureMessage, Changes, Older, Snapshot } from '../../../channel/messages.ts';

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

/** Sockets taken in between two frames: diagnosing them must leave the frame its time. */
const perFrame = 300;

/** Where messages go, and how more of a long log is asked for. */
export interface FrameSchedulerOptions {
  deliver(message: CaptureMessage): void;
  askForMore(): void;
  readonly nextFrame?: NextFrame;
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
 * Delivers messages in order, and no faster than frames are drawn: the first at once, what comes before the next frame
 * with that frame, changes as one. The first snapshot of a long log is on display at once, and asks for the older
 * closes frame by frame; a later one, after the service worker was stopped, replaces what is on display when it is
 * whole.
 */
export function createFrameScheduler({
  deliver,
  askForMore,
  nextFrame = browserFrame,
}: FrameSchedulerOptions): FrameScheduler {
  let waiting: CaptureMessage[] = [];
  /** A snapshot of which parts are still to come; what is said meanwhile waits for it. */
  let gathering: Snapshot | null = null;
  let greeted = false;
  let cancelFrame: (() => void) | null = null;

  const takeNext = (): CaptureMessage | undefined => {
    let next = waiting.shift();
    for (let after = waiting[0]; next?.type === 'changes' && after?.type === 'changes'; after = waiting[0]) {
      if (next.sockets.length + after.sockets.length > perFrame) break;
      next = mergeChanges(next, after);
      waiting.shift();
    }
    return next;
  };
  /** Delivers what one frame has room for: all that waits, but sockets only once. */
  const drain = () => {
    cancelFrame = nextFrame(() => {
      cancelFrame = null;
      if (waiting.length > 0) drain();
    });
    let full = false;
    while (gathering === null && waiting[0] && !(full && bringsSockets(waiting[0]))) {
      const message = takeNext();
      if (!message) return;
      full ||= bringsSockets(message);
      deliver(message);
      if ('following' in message && message.following > 0) askForMore();
    }
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
        gather(message);
      } else if (message.type === 'older' && gathering) gather(joined(gathering, message));
      else waiting.push(message);
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

const bringsSockets = ({ type }: CaptureMessage): boolean =>
  type === 'changes' || type === 'older' || type === 'snapshot' || type === 'cleared';

const joined = (snapshot: Snapshot, { sockets, following }: Older): Snapshot => ({
  ...snapshot,
  log: { ...snapshot.log, sockets: [...sockets, ...snapshot.log.sockets] },
  following,
});
