import { expect, test } from 'vitest';
import { splitMessage } from '../../../../src/capture/outlet/message-chunks.ts';
import type { CaptureMessage } from '../../../../src/channel/messages.ts';
import { emptyLog } from '../../../../src/model/log.ts';
import { endedRecord } from '../records/records.ts';

/** Bytes that the browser takes in one message of a port. */
const portLimit = 64 * 1024 * 1024;

const long = Array.from({ length: 10_000 }, (_, index) =>
  endedRecord(`${index}`, `ws://a.example/${'x'.repeat(8_000)}`),
);
const changes = { type: 'changes', markers: [], spans: [], dropped: 7, removed: ['gone'] } as const;
const idsOf = (message: CaptureMessage) => {
  if (message.type === 'changes') return message.sockets.map(({ id }) => id);
  return 'log' in message ? message.log.sockets.map(({ id }) => id) : [];
};

test.each<[string, CaptureMessage]>([
  ['cleared', { type: 'cleared', log: { ...emptyLog, sockets: long } }],
  ['changes', { ...changes, sockets: long }],
])('a long %s goes in messages that a port takes, in order, and nothing is left out', (type, message) => {
  const pieces = splitMessage(message);
  expect(pieces[0]?.type).toBe(type);
  expect(pieces.slice(1).every((piece) => piece.type === 'changes')).toBe(true);
  expect(pieces.flatMap(idsOf)).toEqual(long.map(({ id }) => id));
  expect(Math.max(...pieces.map((piece) => JSON.stringify(piece).length))).toBeLessThan(portLimit / 4);
});

test('only the first piece takes sockets out', () => {
  const removed = splitMessage({ ...changes, sockets: long }).flatMap((piece) =>
    piece.type === 'changes' ? piece.removed : [],
  );
  expect(removed).toEqual(['gone']);
});

test.each<CaptureMessage>([
  { ...changes, sockets: [endedRecord('a')] },
  { type: 'snapshot', log: emptyLog, state: { kind: 'off' }, keepLog: true, following: 0 },
  { type: 'state', state: { kind: 'off' } },
])('what is short stays one message', (message) => {
  expect(splitMessage(message)).toEqual([message]);
});
