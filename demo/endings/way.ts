import { abnormal, type EndingInGroup, type Expected, plain } from './types.ts';

const cutBy: Pick<Expected, 'close' | 'closedBy'> = { close: abnormal, closedBy: 'network' };
const closedWith = (code: number, reason = ''): Pick<Expected, 'close' | 'closedBy'> => ({
  close: { code, reason, wasClean: true },
  closedBy: 'server',
});

const idle = (owners: readonly string[], rest: Pick<Expected, 'close' | 'closedBy'>): Expected => ({
  text: null,
  effectiveCode: null,
  cause: 'idle-timeout',
  confidence: 'likely',
  owners,
  ...rest,
});

/** Someone between page and server, or the server's own timer, ended a quiet connection. */
export const wayEndings: readonly EndingInGroup[] = [
  {
    id: 'heroku-idle',
    title: 'Heroku cuts after 55 s without data',
    recipe: { kind: 'socket', to: plain('way/heroku/55') },
    expected: idle(['heroku'], cutBy),
    seconds: 55,
  },
  {
    id: 'heroku-other-figure',
    title: 'a cut after 25 s behind Heroku, which is not its figure',
    recipe: { kind: 'socket', to: plain('way/heroku/25') },
    expected: { ...idle([], cutBy), cause: 'cut' },
    seconds: 25,
  },
  {
    id: 'jetty-idle',
    title: 'Jetty closes after 30 s without data (1001)',
    recipe: { kind: 'socket', to: plain('way/jetty/30') },
    expected: idle(['jetty'], closedWith(1001)),
    seconds: 30,
  },
  {
    id: 'cowboy-page-quiet',
    title: 'Cowboy closes: the server spoke, the page was quiet for 60 s (1000)',
    recipe: { kind: 'socket', to: plain('way/cowboy/60/chat') },
    expected: idle(['cowboy'], closedWith(1000)),
    seconds: 60,
  },
  {
    id: 'cowboy-server-quiet',
    title: 'Cowboy closes: the page spoke, the server was quiet for 60 s, which it does not count (1000)',
    recipe: {
      kind: 'socket',
      to: plain('lasts/cowboy/60'),
      act: { when: 'opened', send: 'still here', everySeconds: 5 },
    },
    expected: { ...idle([], closedWith(1000)), cause: 'normal', confidence: 'certain' },
    seconds: 60,
  },
  {
    id: 'deno-ping',
    title: 'Deno says that no ping was answered (1001)',
    recipe: { kind: 'socket', to: plain('deno') },
    expected: idle(['deno'], closedWith(1001, 'No response from ping frame.')),
  },
  {
    id: 'uvicorn-ping',
    title: 'Uvicorn says that no ping was answered (1011)',
    recipe: { kind: 'socket', to: plain('uvicorn') },
    expected: idle(['uvicorn'], closedWith(1011, 'keepalive ping timeout')),
  },
];
