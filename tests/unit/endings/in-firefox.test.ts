import { describe, expect, test } from 'vitest';
import { answerForClose, answerInFirefox, inFirefox } from '../../../demo/endings/in-firefox.ts';
import type { Ending } from '../../../demo/endings/types.ts';
import { endings } from '../../../demo/endings.ts';
import type { Header, NetworkEntry } from '../../../src/model/network-entry.ts';
import { closeOf, type EndedSocket, type Ending as HowItEnded } from '../../../src/model/socket.ts';
import { diagnosed, ended, failed, start } from '../diagnosis/stories/fixtures.ts';

/** The example of RFC 6455 section 1.3. */
const key: Header = ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='];
const accept: Header = ['Sec-WebSocket-Accept', 's3pPLMBiTxaQ9kYGzzhZRbK+xOo='];
const upgrade: readonly Header[] = [
  ['Upgrade', 'websocket'],
  ['Connection', 'Upgrade'],
];

/** What the demo's server adds to its 101, or leaves out. */
const answers: Readonly<Record<string, readonly Header[]>> = {
  'no-upgrade-header': [accept],
  'wrong-accept': [...upgrade, ['Sec-WebSocket-Accept', 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=']],
  'unasked-extension': [...upgrade, accept, ['Sec-WebSocket-Extensions', 'x-unheard-of']],
  'heroku-idle': [...upgrade, accept, ['Via', '1.1 vegur']],
  'heroku-other-figure': [...upgrade, accept, ['Via', '1.1 vegur']],
  'jetty-idle': [...upgrade, accept, ['Server', 'Jetty(12.0.9)']],
  'uvicorn-ping': [...upgrade, accept, ['server', 'uvicorn']],
  'cowboy-page-quiet': [...upgrade, accept, ['server', 'Cowboy']],
  'cowboy-server-quiet': [...upgrade, accept, ['server', 'Cowboy']],
};

const neverOpens = ['The handshake fails', 'No connection'];
const urls: Readonly<Record<string, string>> = {
  'blocked-port': 'ws://127.0.0.1:6000/',
  'mixed-content': 'ws://192.0.2.1/',
};

/** What a policy's own event says, which comes where the constructor throws. */
const policyEvent = {
  text: `securitypolicyviolation, directive: "connect-src 'self'"`,
  level: 'error',
  source: 'security',
  at: start + 20,
} as const;

/** What `webRequest` tells of the handshake; Firefox's log has no messages. */
function networkOf({ id }: Ending): NetworkEntry | null {
  const { request = 101 } = inFirefox[id] ?? {};
  if (typeof request !== 'number') return null;
  const responseHeaders =
    request === 101 ? (answers[id] ?? [...upgrade, accept]) : [['Server', 'x'] as const];
  return {
    handshake: { status: request, requestHeaders: [key], responseHeaders },
    received: 0,
    sent: 0,
    messages: [],
  };
}

function endOf({ id, expected, group }: Ending, missed: boolean): HowItEnded {
  const { threw, close = expected.close } = inFirefox[id] ?? {};
  if (threw !== undefined) return { kind: 'threw', exceptionName: threw, exceptionMessage: '' };
  if (id === 'worker-ended') return { kind: 'logged-only' };
  if (close === null || missed)
    return { kind: 'gone', why: id === 'frame-removed' ? 'frame-removed' : 'page-left' };
  return {
    kind: 'close-event',
    close: { wasClean: true, ...close },
    errorEvent: neverOpens.includes(group),
  };
}

/** When the page called `close()`, and with what, as the recipe says. */
function callOf({ recipe }: Ending, at: number): EndedSocket['closeCall'] {
  const act = recipe.kind === 'socket' ? recipe.act : undefined;
  if (!act || 'send' in act) return null;
  // A code that `close()` refuses is followed by one without a code.
  const asked = 'close' in act ? act.close : undefined;
  const code = asked && asked.code !== 1001 ? asked.code : null;
  return { code, reason: (code !== null && asked?.reason) || '', at, stack: [] };
}

/** The record of an ending as Firefox's witness makes it: the page's own event, and what `webRequest` says. */
function recordOf(ending: Ending, missed = false): EndedSocket {
  const { id, expected, group, recipe } = ending;
  const seen = inFirefox[id] ?? {};
  const { request = 101, seconds = ending.seconds ?? 1 } = seen;
  const opens = request === 101 && !neverOpens.includes(group);
  const endedAt = start + 20 + seconds * 1_000;
  const text = typeof request === 'string' ? request : null;
  const base = ended('failed@14');
  const speaks = id === 'cowboy-server-quiet';
  return {
    ...(text === null ? base : failed(text)),
    ...(id === 'blocked-by-csp' ? { browserText: policyEvent } : {}),
    url: urls[id] ?? `ws://127.0.0.1:8080/${id}`,
    context: {
      kind: id === 'worker-ended' ? 'worker' : 'page',
      url: id === 'mixed-content' ? 'https://127.0.0.1/' : 'http://127.0.0.1:8080/',
    },
    requestedProtocols: recipe.kind === 'socket' ? (recipe.protocols ?? []) : [],
    everOpened: opens,
    openedAt: opens ? start + 20 : null,
    endedAt,
    ending: endOf(ending, missed),
    closeCall: opens || expected.cause === 'page-closed-early' ? callOf(ending, start + 20) : null,
    traffic: {
      ...base.traffic,
      received: id.startsWith('cowboy') ? 1 : 0,
      lastReceivedAt: id === 'cowboy-page-quiet' ? endedAt - 100 : null,
      sent: speaks ? 12 : 0,
      lastSentAt: speaks ? endedAt - 5_000 : null,
    },
    surroundings: {
      ...base.surroundings,
      ...(seen.closeMayBeMissed && !missed ? { leavingSince: endedAt - 10 } : {}),
    },
    network: networkOf(ending),
  };
}

const answerTo = (record: EndedSocket) => {
  const { cause, confidence, closedBy, effectiveCode } = diagnosed(record, {}, null, 'firefox');
  return { cause, confidence, closedBy, effectiveCode };
};

const diagnosable = endings.filter((ending) => answerInFirefox(ending) !== null);

describe('what Firefox shows of an ending', () => {
  test.each(diagnosable)('has its answer: $group: $title ($id)', (ending) => {
    expect(answerTo(recordOf(ending))).toEqual(answerInFirefox(ending));
  });

  const missable = diagnosable.filter(({ id }) => inFirefox[id]?.answerIfMissed);
  test.each(missable)('has its answer where the page got no event: $title ($id)', (ending) => {
    expect(answerTo(recordOf(ending, true))).toEqual(inFirefox[ending.id]?.answerIfMissed);
  });

  const uncleanly = diagnosable.filter(({ id }) => inFirefox[id]?.answerIfUnclean);
  test.each(uncleanly)('has its answer where the close was not clean: $title ($id)', (ending) => {
    const record = recordOf(ending);
    const close = { code: 1006, reason: '', ...closeOf(record), wasClean: false };
    const unclean = { ...record, ending: { kind: 'close-event', close, errorEvent: true } } as const;
    expect(answerTo(unclean)).toEqual(answerForClose(ending, close));
  });

  test.each(endings.filter(({ expected }) => expected.owners?.length))(
    'has the same owners of a timeout as in Chromium: $title ($id)',
    (ending) => {
      expect(diagnosed(recordOf(ending), {}, null, 'firefox').owners).toEqual(ending.expected.owners);
    },
  );
});
