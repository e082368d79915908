import { abnormal, type EndingInGroup, plain } from './types.ts';

/** The page itself ends it, or the browser does on the page's behalf. */
export const pageEndings: readonly EndingInGroup[] = [
  {
    id: 'page-close',
    title: 'close() without a code',
    recipe: { kind: 'socket', to: plain('echo'), act: { when: 'opened' } },
    expected: {
      close: { code: 1005, reason: '', wasClean: true },
      text: null,
      cause: 'no-status',
      confidence: 'certain',
      effectiveCode: null,
      serverGets: null,
    },
  },
  {
    id: 'page-close-1000',
    title: 'close(1000)',
    recipe: {
      kind: 'socket',
      to: plain('silent'),
      act: { when: 'opened', close: { code: 1000, reason: 'finished' } },
    },
    expected: {
      close: { code: 1000, reason: 'finished', wasClean: true },
      text: null,
      cause: 'normal',
      confidence: 'certain',
      effectiveCode: null,
      serverGets: 1000,
    },
  },
  {
    id: 'page-close-4003',
    title: 'close(4003, "bye")',
    recipe: {
      kind: 'socket',
      to: plain('silent'),
      act: { when: 'opened', close: { code: 4003, reason: 'bye' } },
    },
    expected: {
      close: { code: 4003, reason: 'bye', wasClean: true },
      text: null,
      cause: 'application',
      confidence: 'certain',
      effectiveCode: null,
      serverGets: 4003,
    },
  },
  {
    id: 'page-close-1001',
    title: 'close(1001), which throws; then close()',
    recipe: { kind: 'socket', to: plain('silent'), act: { when: 'opened', close: { code: 1001 } } },
    expected: {
      close: { code: 1005, reason: '', wasClean: true },
      text: null,
      cause: 'no-status',
      confidence: 'certain',
      effectiveCode: null,
      serverGets: null,
    },
  },
  {
    id: 'page-close-early',
    title: 'close() while connecting',
    recipe: { kind: 'socket', to: plain('stall'), act: { when: 'at-once' } },
    expected: {
      close: abnormal,
      text: 'WebSocket is closed before the connection is established.',
      cause: 'page-closed-early',
      confidence: 'certain',
      effectiveCode: null,
    },
  },
  {
    id: 'stream-close',
    title: 'a WebSocketStream that the server closes with 4002',
    recipe: { kind: 'stream', to: plain('close/4002/stream%20over') },
    expected: {
      close: { code: 4002, reason: 'stream over', wasClean: true },
      text: null,
      cause: 'application',
      confidence: 'certain',
      effectiveCode: null,
      serverGets: 4002,
    },
  },
  {
    id: 'blocked-by-csp',
    title: 'a Content Security Policy forbids it',
    recipe: { kind: 'frame', page: 'forbidden', to: plain('echo') },
    expected: {
      close: null,
      text: 'Connecting to ',
      cause: 'blocked-by-csp',
      confidence: 'certain',
      effectiveCode: null,
    },
  },
  {
    id: 'mixed-content',
    title: 'ws: from an https: page',
    recipe: { kind: 'frame', page: 'mixed', to: { place: 'insecureRemote', path: 'echo' } },
    expected: {
      close: null,
      text: 'Mixed Content: The page at ',
      cause: 'mixed-content',
      confidence: 'certain',
      effectiveCode: null,
    },
  },
  {
    id: 'page-close-unanswered',
    title: 'close(1000) that the server never answers',
    seconds: 60,
    recipe: { kind: 'socket', to: plain('mute'), act: { when: 'opened', close: { code: 1000 } } },
    expected: {
      close: abnormal,
      text: null,
      cause: 'close-unanswered',
      confidence: 'certain',
      effectiveCode: null,
      serverGets: 1000,
    },
  },
];

/** What the socket lives in goes away: no event tells of it. */
export const takenAway: readonly EndingInGroup[] = [
  {
    id: 'frame-removed',
    title: 'its iframe is removed',
    recipe: { kind: 'taken-away', what: 'frame', to: plain('silent') },
    expected: {
      close: null,
      text: null,
      cause: 'frame-removed',
      confidence: 'certain',
      effectiveCode: 1001,
      serverGets: 1001,
    },
  },
  {
    id: 'worker-ended',
    title: 'its worker is terminated',
    recipe: { kind: 'taken-away', what: 'worker', to: plain('silent') },
    expected: {
      close: null,
      text: null,
      cause: 'worker-ended',
      confidence: 'certain',
      effectiveCode: 1001,
    },
  },
  {
    id: 'reload',
    title: 'the page is reloaded',
    recipe: { kind: 'taken-away', what: 'reload', to: plain('silent') },
    expected: {
      close: null,
      text: null,
      cause: 'page-left',
      confidence: 'certain',
      effectiveCode: 1001,
      serverGets: 1001,
    },
  },
  {
    id: 'back-forward-cache',
    title: 'a link away, and back',
    recipe: { kind: 'taken-away', what: 'link', to: plain('silent') },
    expected: {
      close: abnormal,
      text: 'Page entered Back-Forward Cache.',
      cause: 'back-forward-cache',
      confidence: 'certain',
      effectiveCode: null,
    },
  },
];
