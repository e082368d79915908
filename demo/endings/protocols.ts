import { abnormal, type EndingInGroup, type Expected, type PageAct, plain } from './types.ts';

const says = (send: string): PageAct => ({ when: 'opened', send });

type Answer = Pick<Expected, 'cause' | 'confidence'>;

const goodbye: Answer = { cause: 'application-goodbye', confidence: 'certain' };
const heartbeat: Answer = { cause: 'heartbeat-missed', confidence: 'likely' };

const closed = (code: number): Pick<Expected, 'close' | 'closedBy'> => ({
  close: { code, reason: '', wasClean: true },
  closedBy: 'server',
});

const ends = ({ cause, confidence }: Answer, rest: Pick<Expected, 'close' | 'closedBy'>): Expected => ({
  text: null,
  effectiveCode: null,
  cause,
  confidence,
  ...rest,
});

const socketIo = { query: '?EIO=4&transport=websocket', act: says('40') } as const;

/** The application protocol said why in a message, or its heartbeat failed; the code says little. */
export const protocolEndings: readonly EndingInGroup[] = [
  {
    id: 'socket-io-kicked',
    title: 'Socket.IO: the server disconnects the client (1005)',
    recipe: {
      kind: 'socket',
      to: { ...plain('socket-io/kicked'), query: socketIo.query },
      act: socketIo.act,
    },
    expected: ends(goodbye, closed(1005)),
  },
  {
    id: 'socket-io-deaf',
    title: 'Socket.IO: the page answers no ping (1005)',
    recipe: { kind: 'socket', to: { ...plain('socket-io/deaf'), query: socketIo.query }, act: socketIo.act },
    expected: ends(heartbeat, closed(1005)),
    seconds: 3,
  },
  {
    id: 'signalr-error',
    title: 'SignalR: the hub fails (1000)',
    recipe: { kind: 'socket', to: plain('signalr'), act: says('{"protocol":"json","version":1}\u001e') },
    expected: ends({ ...goodbye, confidence: 'likely' }, closed(1000)),
  },
  {
    id: 'cable-unauthorized',
    title: 'Action Cable: the connection is rejected (1000)',
    recipe: { kind: 'socket', to: plain('cable'), protocols: ['actioncable-v1-json'] },
    expected: ends(goodbye, closed(1000)),
  },
  {
    id: 'graphql-legacy',
    title: 'GraphQL: a refused login that looks like a crash (1011)',
    recipe: {
      kind: 'socket',
      to: plain('graphql-legacy'),
      protocols: ['graphql-ws'],
      act: says('{"type":"connection_init","payload":{}}'),
    },
    expected: ends(goodbye, closed(1011)),
  },
  {
    id: 'stomp-refused',
    title: 'STOMP: a refusal that looks like a protocol error (1002)',
    recipe: {
      kind: 'socket',
      to: plain('stomp/refused'),
      protocols: ['v12.stomp'],
      act: says('CONNECT\naccept-version:1.2\nheart-beat:0,0\n\n\0'),
    },
    expected: ends(goodbye, closed(1002)),
  },
  {
    id: 'stomp-silent',
    title: 'STOMP: the page’s heartbeat stays away (1006)',
    recipe: {
      kind: 'socket',
      to: plain('stomp/silent'),
      protocols: ['v12.stomp'],
      act: says('CONNECT\naccept-version:1.2\nheart-beat:2000,0\n\n\0'),
    },
    expected: ends(heartbeat, { close: abnormal, closedBy: 'network' }),
    seconds: 4,
  },
  {
    id: 'vite-restart',
    title: 'Vite: the dev server stops or restarts, as expected (1006)',
    recipe: { kind: 'socket', to: plain('vite'), protocols: ['vite-hmr'] },
    expected: ends({ ...goodbye, confidence: 'likely' }, { close: abnormal, closedBy: 'network' }),
  },
];
