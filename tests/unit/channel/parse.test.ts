import { expect, test } from 'vitest';
import type { CaptureMessage, PanelMessage } from '../../../src/channel/messages.ts';
import {
  parseCaptureMessage,
  parseNetworkLogCommand,
  parseNetworkLogMessage,
  parsePanelMessage,
} from '../../../src/channel/parse.ts';
import { limits } from '../../../src/model/limits.ts';
import { emptyLog } from '../../../src/model/log.ts';

const panelMessages: PanelMessage[] = [
  { type: 'start-recording' },
  { type: 'stop-recording' },
  { type: 'clear' },
  { type: 'set-keep-log', keep: false },
  { type: 'rehearse', socketId: 's1', code: 65_535, reason: 'x'.repeat(123) },
];

test.each(panelMessages)('the panel may say $type', (message) => {
  expect(parsePanelMessage(message)).toEqual(message);
});

const captureMessages: CaptureMessage[] = [
  { type: 'snapshot', log: emptyLog, state: { kind: 'off' }, keepLog: true, following: 0 },
  { type: 'changes', sockets: [], markers: [], spans: [], dropped: 3, removed: ['s1'] },
  { type: 'traffic', counters: [] },
  { type: 'state', state: { kind: 'interrupted', why: 'failed', detail: 'no' } },
  { type: 'cleared', log: emptyLog },
  { type: 'page', url: 'https://a.example/', title: '' },
  { type: 'rehearsed', socketId: 's1', problem: null },
  { type: 'rehearsed', socketId: 's1', problem: 'failed' },
  { type: 'problem', id: 'storage-full', detail: '' },
];

test.each(captureMessages)('the service worker may say $type', (message) => {
  expect(parseCaptureMessage(message)).toBe(message);
});

test.each([
  ['nothing', undefined],
  ['an unknown type', { type: 'format-disk' }],
  ['a code above 65535', { type: 'rehearse', socketId: 's1', code: 65_536, reason: '' }],
  ['a code that is no integer', { type: 'rehearse', socketId: 's1', code: 1000.5, reason: '' }],
  [
    'a reason too long for a close frame',
    { type: 'rehearse', socketId: 's1', code: 1, reason: 'x'.repeat(124) },
  ],
  ['a switch that is no boolean', { type: 'set-keep-log', keep: 'yes' }],
])('%s is no message of the panel', (_what, message) => {
  expect(parsePanelMessage(message)).toBeNull();
});

test.each([
  ['null', null],
  ['a message of the panel', { type: 'clear' }],
  [
    'changes without a list',
    { type: 'changes', sockets: 'none', markers: [], spans: [], dropped: 0, removed: [] },
  ],
  [
    'a snapshot of an unknown state',
    { type: 'snapshot', log: emptyLog, state: { kind: 'odd' }, keepLog: true, following: 0 },
  ],
  ['a problem that nobody knows', { type: 'problem', id: 'odd', detail: '' }],
  ['a rehearsal with an unknown problem', { type: 'rehearsed', socketId: 's1', problem: 'odd' }],
  ['a negative number of dropped closes', { type: 'cleared', log: { ...emptyLog, dropped: -1 } }],
])('%s is no message of the service worker', (_what, message) => {
  expect(parseCaptureMessage(message)).toBeNull();
});

const message = { direction: 'sent', at: 5, kind: 'text', size: 1, data: 'x', cut: false };
const traffic = {
  received: 0,
  sent: 1,
  lastReceivedAt: null,
  lastSentAt: 5,
  lastSentSize: 1,
  largestSentSize: 1,
};
const networkEntry = (changes: object = {}) => ({
  type: 'network-entry',
  reported: {
    url: 'ws://a.example/',
    startedAt: 1,
    endedAt: 9,
    requestedProtocols: [],
    stack: [],
    traffic,
    entry: {
      handshake: { status: 101, requestHeaders: [['Origin', 'http://a.example']], responseHeaders: [] },
      received: 0,
      sent: 1,
      messages: [message],
      ...changes,
    },
  },
});

test('the DevTools page may send a network entry, and hear whether to listen', () => {
  expect(parseNetworkLogMessage(networkEntry())).toEqual(networkEntry());
  expect(parseNetworkLogCommand({ type: 'listen', wanted: true })).toEqual({ type: 'listen', wanted: true });
  expect(parseNetworkLogCommand({ type: 'listen', wanted: 1 })).toBeNull();
});

test.each([
  ['nothing', undefined],
  ['a negative count', networkEntry({ sent: -1 })],
  ['too many messages', networkEntry({ messages: Array(limits.loggedMessages + 1).fill(message) })],
  [
    'messages that are too long together',
    networkEntry({ messages: Array(6).fill({ ...message, data: 'x'.repeat(limits.loggedMessageLength) }) }),
  ],
  [
    'a header that is too long',
    networkEntry({
      handshake: {
        status: 101,
        requestHeaders: [['Cookie', 'x'.repeat(limits.headerLength + 1)]],
        responseHeaders: [],
      },
    }),
  ],
  ['a time that no Date can hold', networkEntry({ messages: [{ ...message, at: 9e15 }] })],
])('%s is no network entry', (_what, given) => {
  expect(parseNetworkLogMessage(given)).toBeNull();
});
