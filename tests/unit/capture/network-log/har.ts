/** A HAR entry of a WebSocket as DevTools reports it; a test changes what it is about. */
export const harOf = (changes: object = {}): Record<string, unknown> => ({
  _resourceType: 'websocket',
  startedDateTime: '2026-11-26T08:00:00.250Z',
  time: 750,
  request: {
    url: 'ws://a.example/',
    headers: [
      { name: 'Origin', value: 'http://a.example' },
      { name: 'Sec-WebSocket-Protocol', value: 'mqtt, v2' },
    ],
  },
  response: { status: 101, headers: [{ name: 'Server', value: 'nginx' }] },
  _initiator: {
    type: 'script',
    stack: {
      callFrames: [{ functionName: 'open', url: 'http://a.example/a.js', lineNumber: 6, columnNumber: 2 }],
    },
  },
  _webSocketMessages: [],
  ...changes,
});

/** One message of a HAR entry. */
export const messageOf = (type: string, data: string, opcode = 1) => ({
  type,
  time: 1_764_144_000.5,
  opcode,
  data,
});
