import { abnormal, type EndingInGroup, plain } from './types.ts';

const cut = (peer: string, title: string): EndingInGroup => ({
  id: peer,
  title,
  recipe: { kind: 'socket', to: plain(peer) },
  expected: {
    close: abnormal,
    text: null,
    cause: 'cut',
    confidence: 'likely',
    effectiveCode: null,
    closedBy: 'network',
    serverGets: 'none',
  },
});

const timed = (peer: string, ms: number, title: string): EndingInGroup => ({
  ...cut(peer, title),
  recipe: { kind: 'socket', to: plain(`${peer}/${ms}`) },
  seconds: ms / 1000,
});

/** The connection under the socket goes, and nobody says why. */
export const cuts: readonly EndingInGroup[] = [
  cut('fin', 'the server ends TCP (FIN)'),
  cut('reset', 'the server resets TCP (RST)'),
  cut('destroy', 'the server’s process lets go'),
  timed('idle', 2_000, 'cut after 2 s without traffic'),
  timed('lifetime', 3_000, 'cut after 3 s whatever the traffic'),
];
