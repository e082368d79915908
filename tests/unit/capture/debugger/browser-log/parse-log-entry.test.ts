import type Protocol from 'devtools-protocol/types/protocol.js';
import { describe, expect, test } from 'vitest';
import {
  openedBefore,
  parseLogEntry,
  urlKey,
} from '../../../../../src/capture/debugger/browser-log/parse-log-entry.ts';

const entry = (text: string, source = 'network') =>
  ({ text, source, level: 'error', timestamp: 5 }) as Protocol.Log.LogEntry;

describe('log entries about sockets', () => {
  const quoted = "ws://a.example/it's'%20failed:%20";
  test.each([
    ["WebSocket connection to 'ws://a/' failed: Boom", 'ws://a/', 'Boom'],
    [
      `WebSocket connection to '${quoted}' failed: it's 'quoted' failed: twice`,
      quoted,
      "it's 'quoted' failed: twice",
    ],
    ["WebSocket connection to 'ws://a/' failed: ", 'ws://a/', ''],
    [
      `Connecting to 'wss://a/' violates the following Content Security Policy directive: "x".`,
      'wss://a/',
      `Connecting to 'wss://a/' violates the following Content Security Policy directive: "x".`,
    ],
    [
      `Refused to connect to 'ws://a/' because it violates the following Content Security Policy directive: "x".`,
      'ws://a/',
      `Refused to connect to 'ws://a/' because it violates the following Content Security Policy directive: "x".`,
    ],
  ])('%s', (text, url, words) => {
    expect(parseLogEntry(entry(text))).toEqual({
      url,
      text: { text: words, level: 'error', source: 'network', at: 5 },
    });
  });

  test.each([
    'Failed to load resource: net::ERR_FAILED',
    `Connecting to 'https://a/' violates the following Content Security Policy directive: "x".`,
    `Connecting to 'ws://a/' violates the following Content Security Policy directive: "x". The policy is report-only, so the violation has been logged but no further action has been taken.`,
    `WebSocket connection to 'ws://a/' failed: ${'x'.repeat(70_000)}`,
  ])('%.60s is about no socket', (text) => {
    expect(parseLogEntry(entry(text))).toBeNull();
  });
});

describe('the key of a URL', () => {
  const long = (length: number) => `ws://a.example/${'x'.repeat(length - 15)}`;
  test('is that of its shortened form', () => {
    for (const length of [1_023, 1_024, 1_025, 4_000]) {
      const url = long(length);
      const shortened = length <= 1_024 ? url : `${url.slice(0, 511)}...${url.slice(-510)}`;
      expect(urlKey(shortened)).toBe(urlKey(url));
    }
  });
  test.each([
    ['http://a.example/x', 'ws://a.example/x'],
    ['https://a.example', 'wss://a.example/'],
    ['ws://a.example/x#part', 'ws://a.example/x'],
  ])('%s is that of %s', (given, same) => {
    expect(urlKey(given)).toBe(urlKey(same));
  });
  test('tells different URLs apart', () => {
    expect(urlKey('ws://a.example/x?1')).not.toBe(urlKey('ws://a.example/x?2'));
  });
});

test.each([
  ['Error in connection establishment: net::ERR_CONNECTION_REFUSED', false],
  ['Error during WebSocket handshake: Unexpected response code: 403', false],
  ['WebSocket is closed before the connection is established.', false],
  ['Connection closed before receiving a handshake response', false],
  ['HTTP Authentication failed; no valid credentials available', false],
  ['Insufficient resources', false],
  ['Could not decode a text frame as UTF-8.', true],
  ['Unrecognized frame opcode: 3', true],
])('after "%s" alone the connection counts as opened: %s', (words, opened) => {
  expect(openedBefore({ text: words, source: 'network', level: 'error', at: 0 })).toBe(opened);
});
