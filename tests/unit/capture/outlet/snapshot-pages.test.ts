import { expect, test } from 'vitest';
import { recordsPerMessage } from '../../../../src/capture/outlet/message-chunks.ts';
import { SnapshotPages } from '../../../../src/capture/outlet/snapshot-pages.ts';
import { limits } from '../../../../src/model/limits.ts';
import type { SocketRecord, StackFrame } from '../../../../src/model/socket.ts';
import { endedRecord, liveRecord } from '../records/records.ts';

const closes = (count: number): SocketRecord[] =>
  Array.from({ length: count }, (_, index) => ({ ...endedRecord(`c${index}`), endedAt: index }));

function backlogOf(sockets: readonly SocketRecord[]) {
  const book = new Map(sockets.map((socket) => [socket.id, socket]));
  return { book, backlog: new SnapshotPages(sockets, (id) => book.get(id) ?? null) };
}

function takeAll(backlog: SnapshotPages): SocketRecord[][] {
  const parts: SocketRecord[][] = [];
  for (;;) {
    const { sockets, following } = backlog.take();
    parts.push([...sockets]);
    if (following === 0) return parts;
  }
}

const ids = (sockets: readonly SocketRecord[] = []) => sockets.map(({ id }) => id);

test('a short log is one part, what lives among it', () => {
  const { backlog } = backlogOf([...closes(2), liveRecord('open')]);
  const part = backlog.take();
  expect(ids(part.sockets).sort()).toEqual(['c0', 'c1', 'open']);
  expect(part.following).toBe(0);
});

test('the first part has the newest closes and what lives, the others go back in time, and nothing is left out', () => {
  const { backlog } = backlogOf([liveRecord('open'), ...closes(1_000)]);
  const parts = takeAll(backlog);
  expect(ids(parts[0])).toContain('open');
  expect(ids(parts[0])).toContain('c999');
  expect(ids(parts[1])).not.toContain('c999');
  expect(ids(parts.at(-1))).toContain('c0');
  expect(new Set(parts.flatMap(ids)).size).toBe(1_001);
});

test('the first part is no longer than a reader needs at once', () => {
  const parts = takeAll(backlogOf([...closes(1_000), liveRecord('open')]).backlog);
  expect(parts.map(({ length }) => length)).toEqual([101, 200, 200, 200, 200, 100]);
});

test('every part is oldest first', () => {
  const ends = takeAll(backlogOf(closes(1_000)).backlog).map((part) =>
    part.map((socket) => (socket.state === 'ended' ? socket.endedAt : 0)),
  );
  for (const part of ends) expect(part).toEqual(part.toSorted((a, b) => a - b));
});

test('a record that was let go meanwhile is not given, and one that changed is given as it is now', () => {
  const { book, backlog } = backlogOf(closes(1_000));
  backlog.take();
  book.delete('c0');
  book.set('c1', { ...endedRecord('c1', 'wss://new.example/'), endedAt: 1 });
  const rest = takeAll(backlog).flat();
  expect(ids(rest)).not.toContain('c0');
  expect(rest.find(({ id }) => id === 'c1')?.url).toBe('wss://new.example/');
});

test('after the last part there is nothing more', () => {
  const { backlog } = backlogOf(closes(1));
  backlog.take();
  expect(backlog.take()).toEqual({ sockets: [], following: 0 });
});

test('the longest records that the limits allow fit into one message of a port', () => {
  const worst = (length: number) => '\u0001'.repeat(length);
  const frame: StackFrame = {
    functionName: worst(limits.functionNameLength),
    url: worst(limits.frameUrlLength),
    line: 1e9,
    column: 1e9,
  };
  const stack = Array.from({ length: limits.stackFrames }, () => frame);
  const text = worst(limits.textLength);
  const header = ['name', worst(limits.headersLength)] as const;
  const message = { direction: 'sent', at: 1e13, kind: 'text', size: 1e9, cut: true } as const;
  const longest = (id: string): SocketRecord => ({
    ...endedRecord(id, worst(limits.urlLength)),
    context: { kind: 'service-worker', url: worst(limits.urlLength) },
    requestedProtocols: Array.from({ length: limits.protocolCount }, () => worst(limits.protocolLength)),
    protocol: worst(limits.protocolLength),
    extensions: text,
    openCall: { stack },
    closeCall: { code: 4999, reason: worst(limits.reasonLength), at: 1e13, stack, threw: text },
    browserText: { text, level: 'warning', source: 'network', at: 1e13 },
    network: {
      handshake: { status: 101, requestHeaders: [header], responseHeaders: [header] },
      received: 1e9,
      sent: 1e9,
      messages: [{ ...message, data: worst(limits.loggedMessagesLength) }],
    },
  });
  const { backlog } = backlogOf(Array.from({ length: recordsPerMessage }, (_, index) => longest(`${index}`)));
  const parts = takeAll(backlog);
  expect(new Set(parts.flatMap(ids)).size).toBe(recordsPerMessage);
  for (const sockets of parts) {
    expect(sockets.length).toBeGreaterThan(10);
    expect(JSON.stringify({ type: 'older', sockets }).length).toBeLessThan(64 * 1024 * 1024);
  }
});
