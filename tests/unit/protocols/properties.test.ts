import fc from 'fast-check';
import { expect, test } from 'vitest';
import { samples } from '../../../modules/docs/message-samples.ts';
import type { LoggedMessage } from '../../../src/model/network-entry.ts';
import { allProtocols } from '../../../src/protocols/all-protocols.ts';
import { conversationOf, readGoodbyes } from '../../../src/protocols/read-goodbyes.ts';
import { readHeartbeats } from '../../../src/protocols/read-heartbeat.ts';
import { recogniseProtocols } from '../../../src/protocols/recognise-protocol.ts';
import type { Subject } from '../../../src/protocols/types.ts';
import { reduced } from './reduced.ts';

/** A real message with a piece taken out, doubled or replaced. */
const mutated = fc
  .record({
    text: fc.constantFrom(...samples),
    from: fc.nat({ max: 200 }),
    length: fc.nat({ max: 12 }),
    piece: fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom('null', '"', '{', '[', '__proto__', '1e999', '\u001e', '\n'),
    ),
  })
  .map(({ text, from, length, piece }) => text.slice(0, from) + piece + text.slice(from + length));

const text = fc.oneof(fc.constantFrom(...samples), mutated, mutated, fc.string(), fc.json());
const bytes = fc
  .tuple(
    fc.constantFrom(0xe0, 0x20, 0x10, 0xc0, 0x42, 0x0a, 0x0b, 0x03, 0x02, 0x06, 0x00, 0x7b),
    fc.uint8Array({ maxLength: 40 }),
  )
  .map(([first, rest]) => Buffer.from([first, ...rest]).toString('base64'));

const moment = fc.integer({ min: 0, max: 100_000 });
const message: fc.Arbitrary<LoggedMessage> = fc.oneof(
  fc.record({
    direction: fc.constantFrom('received' as const, 'sent' as const),
    at: moment,
    kind: fc.constant('text' as const),
    size: fc.nat(),
    data: text,
    cut: fc.boolean(),
  }),
  fc.record({
    direction: fc.constantFrom('received' as const, 'sent' as const),
    at: moment,
    kind: fc.constant('binary' as const),
    size: fc.nat(),
    data: fc.oneof(bytes, fc.string()),
    cut: fc.boolean(),
  }),
);

const subject: fc.Arbitrary<Subject> = fc.record({
  url: fc.oneof(
    fc.webUrl(),
    fc.string(),
    fc.constantFrom(
      'wss://shop.dev/socket.io/?EIO=4&transport=websocket',
      'wss://shop.dev/app/key?protocol=7',
      'wss://api.openai.com/v1/realtime',
      'wss://shop.dev/echo/000/abcd/websocket',
    ),
  ),
  requestedProtocols: fc.array(fc.string(), { maxLength: 3 }),
  protocol: fc.oneof(fc.constantFrom('', 'mqtt', 'graphql-ws', 'v12.stomp', 'vite-ping'), fc.string()),
  messages: fc.array(message, { maxLength: 8 }),
});

const strengths = ['certain', 'likely', 'possible'];

test('every reader takes any message: it never throws, and what it gives is bounded', () => {
  fc.assert(
    fc.property(subject, moment, (given, end) => {
      const conversation = conversationOf(given, 0, end);
      for (const { id } of allProtocols) {
        const recognition = { id, strength: 'possible', by: { basis: 'messages', matched: '' } } as const;
        for (const goodbye of readGoodbyes(recognition, conversation)) {
          expect(goodbye.text.length).toBeLessThanOrEqual(300);
          expect(goodbye.nearEnd).toBeGreaterThan(0);
          expect(goodbye.fix.length).toBeGreaterThan(0);
          expect(goodbye.due === null || Number.isFinite(goodbye.due)).toBe(true);
        }
        for (const heartbeat of readHeartbeats(recognition, conversation)) {
          expect(heartbeat.interval).toBeGreaterThan(0);
          expect(heartbeat.patience).toBeGreaterThanOrEqual(0);
          expect(heartbeat.whoWasSilent === null).toBe(heartbeat.beyond === null);
        }
      }
    }),
    { numRuns: 400 },
  );
});

test('recognition takes any connection, and is certain only with a subprotocol or an address', () => {
  fc.assert(
    fc.property(subject, (given) => {
      for (const { strength, by } of recogniseProtocols(given)) {
        expect(strengths).toContain(strength);
        if (strength === 'certain') expect(by.basis).not.toBe('messages');
      }
    }),
    { numRuns: 1_000 },
  );
});

test('plain data at an address of nobody is never more than possible', () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 6 }), (messages) => {
      // An opening 'o' of SockJS is left out: what its frames carry may be likely.
      fc.pre(!messages.some(({ data }) => data === 'o'));
      const given = { url: 'wss://shop.dev/live', requestedProtocols: [], protocol: '', messages };
      for (const { strength } of recogniseProtocols(given)) expect(strength).toBe('possible');
    }),
    { numRuns: 1_000 },
  );
});

test('any messages are reduced to some of them', () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 60 }), (messages) => {
      const kept = reduced(messages, allProtocols);
      expect(kept.received + kept.sent).toBe(messages.length);
      for (const { at, data } of kept.messages)
        expect(messages.some((one) => one.at === at && one.data.startsWith(data))).toBe(true);
    }),
    { numRuns: 300 },
  );
});
