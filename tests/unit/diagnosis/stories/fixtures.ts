import { diagnose } from '../../../../src/diagnosis/diagnose.ts';
import type { Diagnosis, SocketHistory } from '../../../../src/diagnosis/types.ts';
import type { BrowserKind } from '../../../../src/model/browser-kind.ts';
import type { PageSpan } from '../../../../src/model/log.ts';
import type { EndedSocket } from '../../../../src/model/socket.ts';
import type { Meaning } from '../../../../src/registry/types.ts';
import { endedSocket, noTraffic } from '../../model/sockets.ts';
import { type Draft, words } from './story-words.ts';

/** Fixtures' zero hour, milliseconds since the epoch. */
export const start = Date.UTC(2026, 10, 21, 10);

let count = 0;

/**
 * An ended socket from a few words, each with its milliseconds after `@`:
 * `ended('open@20 received@1000 cut@61000')`. The last time is the end's.
 */
export function ended(story: string, changes: Partial<EndedSocket> = {}): EndedSocket {
  count += 1;
  const draft: Draft = {
    ...endedSocket({
      id: `socket-${count}`,
      url: 'wss://api.shop.dev/live',
      context: { kind: 'page', url: 'https://shop.dev/' },
      createdAt: start,
      firstSeenAt: start,
      openCall: { stack: [] },
      everOpened: false,
      openedAt: null,
      endedAt: start,
    }),
    traffic: { ...noTraffic },
  };
  for (const word of story.split(' ')) {
    const [, name = '', argument = '', time] = /^([a-zA-Z]+):?([^@]*)@?(-?\d*)$/.exec(word) ?? [];
    const apply = words[name];
    if (!apply) throw new Error(`No fixture word "${word}"`);
    const at = time ? start + Number(time) : draft.endedAt;
    apply(draft, argument, at);
    draft.endedAt = Math.max(draft.endedAt, at);
  }
  return { ...draft, ...changes };
}

/** The same on a host. */
export const onHost = (host: string, story: string): EndedSocket =>
  ended(story, { url: `wss://${host}/live` });

/** A socket that failed with this text of the browser. */
export const failed = (text: string, story = 'failed@14'): EndedSocket => {
  const socket = ended(story);
  return {
    ...socket,
    browserText: { text, level: 'error', source: 'network', at: socket.endedAt },
  };
};

/** The same socket `by` milliseconds later, as a record of its own. */
export function later(socket: EndedSocket, by: number): EndedSocket {
  count += 1;
  const move = (at: number | null) => (at === null ? null : at + by);
  return {
    ...socket,
    id: `socket-${count}`,
    createdAt: move(socket.createdAt),
    firstSeenAt: socket.firstSeenAt + by,
    openedAt: move(socket.openedAt),
    endedAt: socket.endedAt + by,
    traffic: {
      ...socket.traffic,
      lastReceivedAt: move(socket.traffic.lastReceivedAt),
      lastSentAt: move(socket.traffic.lastSentAt),
    },
    closeCall: socket.closeCall && { ...socket.closeCall, at: socket.closeCall.at + by },
  };
}

export const noHistory: SocketHistory = {
  siblings: [],
  later: [],
  simultaneous: [],
  spans: [],
  openAtEnd: 0,
};

/** A span of being offline or hidden, in milliseconds of the fixture. */
export const span = (kind: PageSpan['kind'], from: number, to: number | null): PageSpan => ({
  id: `span-${from}`,
  kind,
  from: start + from,
  to: to === null ? null : start + to,
});

/** The diagnosis of a socket, or of a story, with what came beside it. */
export function diagnosed(
  socket: EndedSocket | string,
  history: Partial<SocketHistory> = {},
  meaning: Meaning | null = null,
  browser: BrowserKind = 'chromium',
): Diagnosis {
  const record = typeof socket === 'string' ? ended(socket) : socket;
  return diagnose({ socket: record, history: { ...noHistory, ...history }, meaning, browser });
}

/** Cause and confidence in two words, as tables show them. */
export const verdict = (...input: Parameters<typeof diagnosed>): string => {
  const { cause, confidence } = diagnosed(...input);
  return `${cause} ${confidence}`;
};
