import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sessionText } from '../../../../src/log/copies/session-export.ts';
import { createRowBuilder } from '../../../../src/log/rows/row-builder.ts';
import type { BrowserKind } from '../../../../src/model/browser-kind.ts';
import { atOnce } from '../../../../src/model/lists/slices.ts';
import { emptyLog, type PageSpan } from '../../../../src/model/log.ts';
import { parseSessionFile } from '../../../../src/model/session-file/parse-session-file.ts';
import type { SocketRecord } from '../../../../src/model/socket.ts';
import { loadBuiltInPacks } from '../../../../src/registry/index.ts';
import { loadEnglish, sessionFileTexts } from '../../../../src/ui/state/words/english.ts';
import { everyEnding } from '../../diagnosis/stories/every-diagnosis.ts';
import { ended } from '../../diagnosis/stories/fixtures.ts';
import { cable, signalR, socketIo } from '../../diagnosis/stories/protocol-stories.ts';
import { anySockets } from '../../model/records.ts';
import { anySpokenSockets } from '../../model/spoken-records.ts';

const english = await loadEnglish(sessionFileTexts);
const builtIn = await loadBuiltInPacks();
const packs = { current: () => ({ builtIn, custom: [] }), need: () => undefined };

interface Wishes {
  readonly includeSecrets: boolean;
  readonly includeMessages: boolean;
  readonly browser: BrowserKind;
  readonly spans: readonly PageSpan[];
}
const asIs: Wishes = { includeSecrets: false, includeMessages: false, browser: 'chromium', spans: [] };

/** The file of some sockets, as a panel that has just got them writes it. */
function textOf(sockets: readonly SocketRecord[], wishes: Partial<Wishes> = {}): string {
  const { browser, spans, ...ticks } = { ...asIs, ...wishes };
  const rows = atOnce(createRowBuilder(packs, browser).buildAll(sockets, spans));
  const log = { ...emptyLog, spans };
  const name = browser === 'firefox' ? 'Firefox 150' : 'Chromium 156';
  return atOnce(sessionText({ rows, log, browser: name, now: 0, english, ...ticks })).join('');
}

function socketsOf(text: string): readonly SocketRecord[] {
  const read = parseSessionFile(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.session.log.sockets;
}

/** The first file, and the file of what was read from it. */
function twice(sockets: readonly SocketRecord[], wishes: Partial<Wishes> = {}) {
  const once = textOf(sockets, wishes);
  return { once, again: textOf(socketsOf(once), wishes) };
}

const ticks = [
  { includeSecrets: false, includeMessages: false },
  { includeSecrets: true, includeMessages: false },
  { includeSecrets: false, includeMessages: true },
  { includeSecrets: true, includeMessages: true },
];

describe.each(ticks)('a file with %j, imported and exported again, is the same', (ticked) => {
  test.each([
    ['Socket.IO disconnects', `${socketIo} gets:41@60000 closed:1005@60100`],
    ['a page closes after pings', `${socketIo} gets:2@25000 says:3@25001 call:1000@40000 closed:1000@40100`],
    ['a page left a ping unanswered', `${socketIo} gets:2@25000 cut@45000`],
    [
      'Action Cable, closed by the page',
      `${cable} gets:{"type":"ping"}@57000 call:1000@60000 closed:1000@60100`,
    ],
    [
      'Action Cable says goodbye',
      `${cable} gets:{"type":"disconnect","reason":"unauthorized","reconnect":false}@900 closed:1000@950`,
    ],
    ['SignalR at a masked id', `${signalR} gets:{"type":7,"error":"x"}\u001e@900 closed:1000@950`],
    [
      'Kong, by the id it gives a request',
      'open@20 answer:101;X-Kong-Request-Id=0123456789abcdef0123456789abcdef received@1000 cut@61000',
    ],
    ['Cloudflare, by its ray', 'open@20 answer:101;CF-RAY=0123456789abcdef-AMS received@1000 cut@101000'],
    [
      'Front Door, by its reference',
      'open@20 answer:101;X-Azure-Ref=20240101T000000Z-abc received@1000 cut@301000',
    ],
    ['Render, by its id', 'open@20 answer:101;rndr-id=01234567-abcd-abcd received@1000 cut@61000'],
    [
      'an address with a known version',
      'url:wss://shop.dev/app/key?protocol=7&client=js open@20 closed:4001@900',
    ],
  ])('%s', (_name, story) => {
    const { once, again } = twice([ended(story)], ticked);
    expect(again).toBe(once);
  });

  test.each(everyEnding())('$name', ({ socket, history, browser = 'chromium' }) => {
    const beside = [...(history?.siblings ?? []), ...(history?.simultaneous ?? [])];
    const { once, again } = twice([...beside, socket], {
      ...ticked,
      browser,
      spans: history?.spans ?? [],
    });
    expect(again).toBe(once);
  });
});

test.each(ticks)('rooms whose names are masked stay one address in a file with %j', (ticked) => {
  const cutIn = (room: string) => ended(`url:wss://shop.dev/rooms/${room} open@20 received@1000 cut@38000`);
  const sockets = ['a1b2c3-d4e5f6-g7h8j9', 'z9y8x7-w6v5u4-t3s2r1', '123456', 'lobby'].map(cutIn);
  const { once, again } = twice(sockets, ticked);
  expect(again).toBe(once);
});

test.each(ticks)(
  'that the page sent something after reports were lost is known of a file with %j too',
  (ticked) => {
    const socket = ended('open@20 says:hello@60900 cut@61000');
    const { once, again } = twice([{ ...socket, reportsLostAt: socket.endedAt - 1_000 }], ticked);
    expect(once).toContain('"closedBy": "network"');
    expect(again).toBe(once);
  },
);

test('what a diagnosis owes to the file is said, and is not exported', () => {
  const socket = ended(`${socketIo} gets:41@60000 closed:1005@60100`);
  const [read] = socketsOf(textOf([socket]));
  const [row] = atOnce(createRowBuilder(packs).buildAll(read ? [read] : [], []));
  const labels = row?.diagnosis?.evidence.map(({ label }) => label);
  expect(labels).toContain('causes.evidence.label.fromFile');
  expect(textOf(read ? [read] : [])).not.toContain('Session file:');
  const [live] = atOnce(createRowBuilder(packs).buildAll([socket], []));
  expect(live?.diagnosis?.evidence.map(({ label }) => label)).not.toContain('causes.evidence.label.fromFile');
});

test.each(ticks)('whatever the records hold, the first file with %j is the same as the second', (ticked) => {
  fc.assert(
    fc.property(anySockets, fc.constantFrom('chromium' as const, 'firefox' as const), (sockets, browser) => {
      const { once, again } = twice(sockets, { ...ticked, browser });
      expect(again).toBe(once);
    }),
    { numRuns: 200 },
  );
});

test.each(ticks)(
  'whatever protocols said and whoever was on the way, the first file with %j is the same',
  (ticked) => {
    fc.assert(
      fc.property(
        anySpokenSockets,
        fc.constantFrom('chromium' as const, 'firefox' as const),
        (sockets, browser) => {
          const { once, again } = twice(sockets, { ...ticked, browser });
          expect(again).toBe(once);
        },
      ),
      { numRuns: 200 },
    );
  },
);

test('with messages ticked and secrets not, no credential of a message is in the file', () => {
  const connect = 'saysBytes:101600044d51545404c2003c0001610003616e6e00027077@30';
  const stories = [
    `${socketIo} says:40{"token":"very-secret"}@40 gets:44{"token":"very-secret","message":"no"}@800 closed:1005@900`,
    `asks:mqtt open:mqtt@20 ${connect} getsBytes:e0028e00@40 closed:1000@60`,
    'asks:v12.stomp open:v12.stomp@20 says:CONNECT\nlogin:very-secret\npasscode:very-secret\n\n\0@30 closed:1000@60',
  ];
  const wishes = { includeSecrets: false, includeMessages: true };
  const text = textOf(
    stories.map((story) => ended(story)),
    wishes,
  );
  expect(text).not.toContain('very-secret');
  expect(text).not.toContain(
    Buffer.from('101600044d51545404c2003c0001610003616e6e00027077', 'hex').toString('base64'),
  );
  expect(
    textOf(
      stories.map((story) => ended(story)),
      { ...wishes, includeSecrets: true },
    ),
  ).toContain('very-secret');
});

test('a rehearsed close read from a file is still the reader’s own, and never the server’s', () => {
  const { again } = twice([ended('open@20 rehearsed:4001@900')]);
  const [socket] = JSON.parse(again).sockets;
  expect([socket.rehearsed, socket.closedBy, socket.diagnosis.cause]).toEqual([true, 'browser', 'rehearsed']);
});
