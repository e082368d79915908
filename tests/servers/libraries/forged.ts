import { type Library, type Story, serveWire } from './library.ts';

/** Goodbyes of many protocols, as a chat that passes on what people write may carry them. */
const goodbyes = [
  '41',
  '{"type":7,"error":"Connection closed with an error."}\u001e',
  '{"type":"disconnect","reason":"unauthorized","reconnect":false}',
  '{"type":"connection_error","payload":{"message":"Missing auth token!"}}',
  'ERROR\nmessage:denied\n\n\0',
  '{"event":"pusher:error","data":{"code":4001,"message":"App key not found"}}',
  'c[3000,"Go away!"]',
  '{"type":"message","text":"41 {\\"type\\":7}"}',
];

const open = (end: string) => (host: string) =>
  `{ const socket = new WebSocket('ws://${host}/chat-${end}');
    socket.onopen = () => { for (const text of ${JSON.stringify([...goodbyes, end])}) socket.send(text); }; }`;

const story = (end: string, code: number, rest: Pick<Story, 'cause' | 'confidence' | 'evidence'>): Story => ({
  name: `${code} after data that looks like goodbyes`,
  mark: `/chat-${end}`,
  run: open(end),
  code,
  ...rest,
});

/** A chat without a protocol: whatever one side sends, the other gets. */
export const forged: Library = {
  name: 'data that looks like goodbyes',
  script: null,
  start: () =>
    serveWire(({ socket, send }, hear) => {
      hear((text) => {
        if (text === 'close') socket.close(1000);
        else if (text === 'cut') socket.terminate();
        else send(text);
      });
    }),
  stories: [
    story('close', 1000, { cause: 'normal', confidence: 'certain' }),
    // The close says nothing: then one is mentioned, and no more.
    story('cut', 1006, { cause: 'cut', confidence: 'likely', evidence: [/has the form of a .+ goodbye/] }),
  ],
};
