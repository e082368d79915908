import fc from 'fast-check';
import { expect, test } from 'vitest';
import causes from '../../../locales/en/causes.json' with { type: 'json' };
import infrastructure from '../../../locales/en/infrastructure.json' with { type: 'json' };
import protocols from '../../../locales/en/protocols.json' with { type: 'json' };
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { textPatterns } from '../../../src/diagnosis/evidence/browser-text.ts';
import type { DiagnosisInput } from '../../../src/diagnosis/types.ts';
import { createTranslator } from '../../../src/i18n/translator.ts';
import type { Handshake } from '../../../src/model/network-entry.ts';
import type { EndedSocket, Ending } from '../../../src/model/socket.ts';
import { start } from './stories/fixtures.ts';
import { meaning } from './stories/meanings.ts';

const english = createTranslator('en', { causes, infrastructure, protocols });

const time = fc.oneof(fc.integer({ min: 0, max: 400_000 }), fc.integer({ min: 0, max: 9_000_000 }));
const moment = time.map((after) => start + after);
const text = fc.oneof(
  fc.string(),
  fc.constantFrom(...textPatterns.map(({ prefix, contains }) => prefix ?? contains ?? '')),
  fc
    .integer({ min: 100, max: 699 })
    .map((status) => `Error during WebSocket handshake: Unexpected response code: ${status}`),
  fc
    .constantFrom('reserved1 = 1, reserved2 = 0, reserved3 = 0')
    .map((bits) => `One or more reserved bits are on: ${bits}`),
);
const code = fc.oneof(fc.integer({ min: 0, max: 65_535 }), fc.integer({ min: 1000, max: 1015 }));
const nullable = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });

const ending: fc.Arbitrary<Ending> = fc.oneof(
  fc.record({
    kind: fc.constant('close-event' as const),
    close: fc.record({ code, reason: fc.string(), wasClean: fc.boolean() }),
    errorEvent: fc.boolean(),
  }),
  fc.constant({
    kind: 'close-event',
    close: { code: 1006, reason: '', wasClean: false },
    errorEvent: false,
  } as const),
  fc.constant({ kind: 'error-only' } as const),
  fc.constant({ kind: 'logged-only' } as const),
  fc.record({ kind: fc.constant('threw' as const), exceptionName: fc.string(), exceptionMessage: text }),
  fc.record({
    kind: fc.constant('stream-error' as const),
    errorName: fc.constantFrom('AbortError', 'SecurityError', 'WebSocketError', 'x'),
    errorMessage: fc.string(),
  }),
  fc.record({
    kind: fc.constant('gone' as const),
    why: fc.constantFrom(
      'page-left' as const,
      'frame-removed' as const,
      'worker-ended' as const,
      'renderer-crashed' as const,
      'tab-closed' as const,
      'back-forward-cache' as const,
    ),
    inferred: fc.boolean(),
  }),
);

const message = fc.record({
  direction: fc.constantFrom('received' as const, 'sent' as const),
  at: moment,
  kind: fc.constant('text' as const),
  size: fc.nat(),
  data: fc.constantFrom(
    '2',
    '3',
    '41',
    '0{"sid":"a","pingInterval":25000,"pingTimeout":20000}',
    '{"type":"ping"}',
    'h',
  ),
  cut: fc.boolean(),
});
const header = fc.tuple(
  fc.oneof(fc.string(), fc.constantFrom('Server', 'Via', 'CF-RAY', 'Set-Cookie', 'X-Powered-By', 'Origin')),
  fc.oneof(
    fc.string(),
    fc.constantFrom('nginx', 'cloudflare', 'Cowboy', 'Express', 'awselb/2.0', '1.1 vegur'),
  ),
);
const handshake: fc.Arbitrary<Handshake> = fc.record({
  status: nullable(fc.oneof(fc.constantFrom(101, 200, 401, 403, 503), fc.nat(999))),
  requestHeaders: fc.array(header, { maxLength: 1 }),
  responseHeaders: fc.array(header, { maxLength: 2 }),
});

const socket: fc.Arbitrary<EndedSocket> = fc.record({
  state: fc.constant('ended' as const),
  id: fc.uuid(),
  url: fc.oneof(
    fc.webUrl(),
    fc.string(),
    fc.constantFrom(
      'wss://api.shop.dev/live',
      'ws://localhost:1/',
      'wss://shop.dev/socket.io/?EIO=4&transport=websocket',
    ),
  ),
  api: fc.constantFrom('WebSocket' as const, 'WebSocketStream' as const),
  context: fc.record({
    kind: fc.constantFrom('page' as const, 'worker' as const, 'service-worker' as const),
    url: fc.string(),
  }),
  requestedProtocols: fc.array(fc.string(), { maxLength: 3 }),
  createdAt: nullable(moment),
  firstSeenAt: moment,
  openCall: fc.constant(null),
  adopted: fc.boolean(),
  closeCall: nullable(
    fc
      .record({
        code: nullable(code),
        reason: fc.string(),
        at: moment,
        threw: nullable(fc.constant('SyntaxError')),
      })
      .map(({ threw, ...call }) => ({ ...call, stack: [], ...(threw === null ? {} : { threw }) })),
  ),
  traffic: fc.record({
    received: nullable(fc.nat()),
    sent: nullable(fc.nat()),
    lastReceivedAt: nullable(moment),
    lastSentAt: nullable(moment),
    lastSentSize: nullable(fc.nat()),
    largestSentSize: nullable(fc.nat()),
  }),
  everOpened: fc.boolean(),
  openedAt: nullable(moment),
  protocol: fc.string(),
  extensions: fc.constantFrom('', 'permessage-deflate'),
  endedAt: moment,
  ending,
  browserText: nullable(
    fc.record({
      text,
      level: fc.constantFrom('error' as const, 'warning' as const),
      source: fc.constant('network'),
      at: moment,
    }),
  ),
  surroundings: fc.record(
    { hiddenSince: nullable(moment), onLine: nullable(fc.boolean()), leavingSince: moment },
    { requiredKeys: ['hiddenSince', 'onLine'] },
  ),
  network: nullable(
    fc.record({
      handshake,
      received: fc.nat(),
      sent: fc.nat(),
      messages: fc.array(message, { maxLength: 6 }),
    }),
  ),
});

const input: fc.Arbitrary<DiagnosisInput> = fc.record({
  socket,
  history: fc.record({
    siblings: fc.array(socket, { maxLength: 4 }),
    later: fc.array(socket, { maxLength: 2 }),
    simultaneous: fc.array(socket, { maxLength: 4 }),
    openAtEnd: fc.nat({ max: 400 }),
    spans: fc.array(
      fc.record({
        id: fc.uuid(),
        kind: fc.constantFrom('hidden' as const, 'offline' as const),
        from: moment,
        to: nullable(moment),
      }),
      { maxLength: 2 },
    ),
  }),
  meaning: nullable(code.map((number) => meaning(number))),
  browser: fc.constantFrom('chromium' as const, 'firefox' as const),
});

const freeze = <Value>(value: Value): Value => {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) freeze(inner);
  return Object.freeze(value);
};

test('any record gets one answer, the same one each time, and is left as it was', () => {
  fc.assert(
    fc.property(input, (given) => {
      freeze(given);
      expect(diagnose(given)).toEqual(diagnose(given));
    }),
    { numRuns: 1_000 },
  );
});

test('certain has its proof: the browser, the page, a clean close frame, or what capture saw', () => {
  fc.assert(
    fc.property(input, (given) => {
      const { browserText, closeCall, ending: end, endedAt, everOpened, network } = given.socket;
      const refused = !everOpened && network !== null && network.handshake.status !== null;
      fc.pre(diagnose(given).confidence === 'certain');
      const called = closeCall !== null && closeCall.threw === undefined && closeCall.at <= endedAt;
      const clean = end.kind === 'close-event' && end.close.wasClean;
      const seenInFirefox =
        given.browser === 'firefox' && end.kind === 'close-event' && end.close.code === 1015;
      expect(
        refused ||
          seenInFirefox ||
          browserText !== null ||
          called ||
          clean ||
          end.kind === 'gone' ||
          end.kind === 'threw',
      ).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('every answer can be put into words, and says how to settle it unless it is certain', () => {
  fc.assert(
    fc.property(input, (given) => {
      const { title, subtitle, explanation, evidence, toSettle, serverLog, fix, confidence } =
        diagnose(given);
      const facts = evidence.map(({ fact }) => fact).filter((fact) => 'key' in fact);
      for (const message of [
        title,
        subtitle,
        explanation,
        toSettle,
        serverLog,
        ...facts,
        ...fix.map((step) => step.text),
      ])
        if (message) expect(english.text(message)).not.toMatch(/undefined|NaN/);
      expect(toSettle === null).toBe(confidence === 'certain');
      expect(fix.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});
