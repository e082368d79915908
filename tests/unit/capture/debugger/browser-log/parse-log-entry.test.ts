import type Protocol from 'devtools-protocol/types/protocol.js';
import { describe, expect, test } from 'vitest';
import { parseLogEntry } from '../../../../../src/capture/debugger/browser-log/parse-log-entry.ts';

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
    expect(parseLogEntry(entry(text))).toMatchObject({
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
  const parsed = parseLogEntry(entry(`WebSocket connection to 'ws://a/' failed: ${words}`));
  expect(parsed?.everOpened).toBe(opened);
});
