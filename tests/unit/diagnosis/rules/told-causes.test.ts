import { describe, expect, test } from 'vitest';
import causes from '../../../../locales/en/causes.json' with { type: 'json' };
import { diagnosed, ended, failed, verdict } from '../stories/fixtures.ts';

const connect = 'Error in connection establishment: net::ERR_';
const keyOf = (text: string) => {
  const { cause, confidence, explanation, subtitle } = diagnosed(failed(text));
  return [`${cause} ${confidence}`, explanation.key, subtitle?.key ?? null];
};

// net/base/net_error_list.h and net/websockets/websocket_stream.cc of Chromium.
describe("what is told of a browser's error is what the browser means by it", () => {
  test.each([
    [
      `${connect}SSL_UNRECOGNIZED_NAME_ALERT`,
      ['tls-other certain', 'causes.tls-other.explanationName', 'causes.tls-other.subtitle'],
    ],
    [
      `${connect}CERT_KNOWN_INTERCEPTION_BLOCKED`,
      ['tls-other certain', 'causes.tls-other.explanation', 'causes.tls-other.subtitle'],
    ],
    [
      `${connect}UNEXPECTED_PROXY_AUTH`,
      ['handshake-auth certain', 'causes.handshake-auth.explanation', 'causes.handshake-auth.subtitle'],
    ],
    [`Proxy authentication failed`, ['proxy certain', 'causes.proxy.explanation', null]],
    [
      'WebSocket opening handshake timed out',
      ['handshake-timeout certain', 'causes.handshake-timeout.explanation', null],
    ],
    ['Insufficient resources', ['too-many-sockets certain', 'causes.too-many-sockets.explanation', null]],
    [
      `${connect}INSUFFICIENT_RESOURCES`,
      ['too-many-sockets certain', 'causes.too-many-sockets.explanationResources', null],
    ],
    [
      `${connect}NETWORK_ACCESS_DENIED`,
      [
        'request-blocked certain',
        'causes.request-blocked.explanation',
        'causes.request-blocked.subtitleFirewall',
      ],
    ],
    [
      'WebSocket opening handshake was canceled',
      ['request-blocked possible', 'causes.request-blocked.explanationCanceled', null],
    ],
    [
      `${connect}HTTP2_PROTOCOL_ERROR`,
      ['handshake-invalid certain', 'causes.handshake-invalid.explanationBelow', null],
    ],
    [
      `${connect}QUIC_PROTOCOL_ERROR`,
      ['handshake-invalid certain', 'causes.handshake-invalid.explanationBelow', null],
    ],
  ])('%s', (text, expected) => {
    expect(keyOf(text)).toEqual(expected);
  });
});

test('an empty close frame is an ordinary end only where the page asked for it', () => {
  const fix = (story: string) => diagnosed(story).fix.map(({ text }) => text.key);
  expect(fix('open@20 call@400 closed:1005@900')).toEqual(['causes.no-status.fix.passCode']);
  expect(fix('open@20 closed:1005@900')).toEqual(['causes.no-status.fix.serverCode']);
  expect(causes['no-status'].explanationServer).toMatch(/says nothing about the cause/);
  expect(causes['no-status'].fix.serverCode).toMatch(/short, random delay/);
});

test('a clean 1000 of the server is told with those who send it for a time-out, in silence', () => {
  const { fix } = diagnosed('open@20 closed:1000@500');
  expect(fix.map(({ text }) => text.key)).toContain('causes.normal.fix.silentLimits');
});

test('no end is put down to a timer of Socket.IO at 45 s', () => {
  for (const end of ['cut', 'closed:1001', 'closed:1005']) {
    const { owners } = diagnosed(ended(`open@0 received@9 ${end}@45009`));
    expect(owners).toEqual([]);
  }
});

// Chromium websocket_channel.cc: kClosingHandshakeTimeoutSeconds.
test.each([
  [60_000, 'close-unanswered certain', 'causes.close-unanswered.explanation'],
  [30_000, 'close-unanswered likely', 'causes.close-unanswered.explanationDropped'],
])('no answer to close() for %i ms is %s', (wait, expected, explanation) => {
  const story = `open@20 call:1000@400 cut@${400 + wait}`;
  expect(verdict(story)).toBe(expected);
  expect(diagnosed(story).explanation.key).toBe(explanation);
});

test.each([
  ['D1: 60 s', causes['close-unanswered'].explanation, /60 s/],
  [
    'the time-out has one clock',
    causes['handshake-timeout'].explanation,
    /240 s after the start.*256 sockets/,
  ],
  ['the pool', causes['socket-pool-full'].explanation, /256 WebSockets.*255 of them to one server.*240 s/],
  ['255 pending', causes['too-many-sockets'].explanation, /255 per process.*Open sockets do not count/],
  ['two statuses', causes['handshake-status'].explanation, /101, or 200 over HTTP\/2/],
  ['whose 407', causes['handshake-auth'].subtitle, /not a proxy/],
  ['SNI', causes['tls-other'].explanationName, /refused the name.*\(SNI\)/],
  [
    'names of subprotocols',
    causes['constructor-threw'].fix.checkProtocols,
    /colons, @ and = are not allowed/,
  ],
  ['frames of a page', causes['message-too-big'].fix.gateway, /128 KB.*32 KB.*cannot choose its frames/],
  ['above the biggest', causes['message-too-big'].fix.limit, /above your biggest message/],
  ['the protocol’s own ping', causes['idle-timeout'].fix.client, /protocol’s own ping.*strict protocols/],
  ['both logs', causes['server-error'].fix.behind, /gateway’s log.*then that of the server behind/],
  ['who else sends 1002', causes['protocol-violation'].explanationServerSays, /Bandit.*read timeout/],
  ['CSP has no close event', causes['blocked-by-csp'].explanation, /in Chromium, no close event/],
])('%s', (_, text, fact) => {
  expect(text).toMatch(fact);
});
