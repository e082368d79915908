import type { CauseId, Confidence } from '../../src/diagnosis/types.ts';
import { abnormal, type EndingInGroup, plain } from './types.ts';

function serverCloses(
  code: number,
  reason: string,
  title: string,
  cause: CauseId,
  confidence: Confidence = 'certain',
): EndingInGroup {
  return {
    id: `close-${code}`,
    title: `${code} ${title}`,
    recipe: { kind: 'socket', to: plain(`close/${code}/${reason}`) },
    expected: {
      close: { code, reason, wasClean: true },
      text: null,
      cause,
      confidence,
      effectiveCode: null,
      closedBy: 'server',
      serverGets: code,
    },
  };
}

const reservedOnTheWire = (code: number): EndingInGroup => ({
  id: `reserved-${code}`,
  title: `${code} put on the wire, which is forbidden`,
  recipe: { kind: 'socket', to: plain(`close/${code}`) },
  expected: {
    close: abnormal,
    text: 'Received a broken close frame containing a reserved status code.',
    cause: 'bad-close-frame',
    confidence: 'certain',
    effectiveCode: 1002,
    closedBy: 'browser',
    serverGets: 1002,
  },
});

/** The server says goodbye with a close frame. */
export const serverCodes: readonly EndingInGroup[] = [
  serverCloses(1000, 'done', 'Normal Closure', 'normal'),
  serverCloses(1001, 'deploying', 'Going Away', 'server-restart', 'possible'),
  serverCloses(1002, 'bad frame', 'Protocol error', 'protocol-violation'),
  serverCloses(1003, 'text only', 'Unsupported Data', 'unsupported-data'),
  serverCloses(1007, 'not UTF-8', 'Invalid frame payload data', 'bad-utf8'),
  serverCloses(1008, 'rate limit', 'Policy Violation', 'policy'),
  serverCloses(1009, 'over 1 MiB', 'Message Too Big', 'message-too-big'),
  serverCloses(1010, 'no deflate', 'Mandatory Extension', 'application'),
  serverCloses(1011, 'unhandled exception', 'Internal Error', 'server-error'),
  serverCloses(1012, 'restarting', 'Service Restart', 'server-restart'),
  serverCloses(1013, 'too busy', 'Try Again Later', 'server-overloaded'),
  serverCloses(1014, 'upstream', 'Bad Gateway', 'server-error'),
  serverCloses(3000, 'log in first', 'Unauthorized', 'application'),
  serverCloses(4001, 'token expired', 'an application’s own code', 'application'),
  serverCloses(0, '', 'a code that does not exist', 'application'),
  serverCloses(999, '', 'below every range', 'application'),
  serverCloses(1004, '', 'reserved, without a meaning', 'application'),
  serverCloses(1016, '', 'unassigned', 'application'),
  serverCloses(2999, '', 'end of the protocol’s range', 'application'),
  serverCloses(5000, '', 'above every range', 'application'),
  serverCloses(65535, '', 'the largest number that fits', 'application'),
  {
    id: 'close-empty',
    title: 'a close frame without a code (1005)',
    recipe: { kind: 'socket', to: plain('close-empty') },
    expected: {
      close: { code: 1005, reason: '', wasClean: true },
      text: null,
      cause: 'no-status',
      confidence: 'certain',
      effectiveCode: null,
      closedBy: 'server',
      serverGets: null,
    },
  },
  reservedOnTheWire(1005),
  reservedOnTheWire(1006),
  reservedOnTheWire(1015),
  {
    id: 'graphql-unauthorized',
    title: '4401 by graphql-transport-ws',
    recipe: {
      kind: 'socket',
      to: plain('graphql-unauthorized'),
      protocols: ['graphql-transport-ws'],
      act: { when: 'opened', send: '{"id":"1","type":"subscribe","payload":{"query":"{ me }"}}' },
    },
    expected: {
      close: { code: 4401, reason: 'Unauthorized', wasClean: true },
      text: null,
      cause: 'application',
      confidence: 'certain',
      effectiveCode: null,
      closedBy: 'server',
    },
  },
  {
    id: 'max-payload',
    title: '1009 because the page sent too much',
    recipe: { kind: 'socket', to: plain('max-payload/1024'), act: { when: 'opened', send: 4096 } },
    expected: {
      close: { code: 1009, reason: '', wasClean: true },
      text: null,
      cause: 'message-too-big',
      confidence: 'certain',
      effectiveCode: null,
      closedBy: 'server',
    },
  },
  {
    id: 'restart',
    title: '1012 to three sockets at once',
    recipe: { kind: 'socket', to: plain('restart/3'), count: 3 },
    expected: {
      close: { code: 1012, reason: 'restarting', wasClean: true },
      text: null,
      cause: 'server-restart',
      confidence: 'certain',
      effectiveCode: null,
      closedBy: 'server',
    },
  },
  {
    id: 'flood',
    title: '1000 after 5,000 messages',
    recipe: { kind: 'socket', to: plain('flood/5000') },
    expected: {
      close: { code: 1000, reason: 'flood over', wasClean: true },
      text: null,
      cause: 'normal',
      confidence: 'certain',
      effectiveCode: null,
      closedBy: 'server',
    },
  },
];
