import fc from 'fast-check';
import type { EndedSocket } from '../../../src/model/socket.ts';
import { ended } from '../diagnosis/stories/fixtures.ts';

/** Addresses and subprotocols, each with the messages that a connection there may begin and go on with. */
const conversations: readonly (readonly [place: string, messages: readonly string[]])[] = [
  [
    'url:wss://a.dev/socket.io/?EIO=4&transport=websocket open@20',
    [
      'gets:0{"sid":"a","pingInterval":25000,"pingTimeout":20000}',
      'gets:2',
      'says:3',
      'gets:41',
      'says:41',
      'gets:44{"message":"no"}',
      'says:40{"token":"s3cret-of-a-user"}',
    ],
  ],
  [
    'url:wss://a.dev/hub?id=k7Zq0aB1c2D3e4F5 open@20',
    [
      'says:{"protocol":"json","version":1}\u001e',
      'gets:{}\u001e',
      'gets:{"type":6}\u001e',
      'gets:{"type":7,"error":"going"}\u001e',
    ],
  ],
  [
    'url:wss://a.dev/live/k7Zq0aB1c2D3e4F5/cable open:actioncable-v1-json@20',
    [
      'gets:{"type":"welcome"}',
      'gets:{"type":"ping","message":1}',
      'gets:{"type":"disconnect","reason":"remote","reconnect":true}',
    ],
  ],
  [
    'asks:graphql-transport-ws open:graphql-transport-ws@20',
    [
      'says:{"type":"connection_init","payload":{"token":"abc"}}',
      'gets:{"type":"connection_ack"}',
      'gets:{"type":"ping"}',
      'says:{"type":"pong"}',
      'gets:{"type":"error","id":"1","payload":[]}',
    ],
  ],
  [
    'url:wss://a.dev/mqtt?user=k7Zq0aB1c2D3e4F5 asks:mqtt open:mqtt@20',
    [
      'saysBytes:101000044d5154540502003c000003616263',
      'getsBytes:2003000000',
      'saysBytes:c000',
      'getsBytes:d000',
      'getsBytes:e0028e00',
    ],
  ],
  [
    'url:wss://a.dev/socket/websocket?vsn=2.0.0&token=k7Zq0aB1c2D3e4F5 open@20',
    [
      'says:["1","1","room:a","phx_join",{}]',
      'gets:["1","1","room:a","phx_reply",{"status":"ok","response":{}}]',
      'gets:["1","1","room:a","phx_error",{}]',
      'says:[null,"2","phoenix","heartbeat",{}]',
    ],
  ],
  [
    'asks:v12.stomp open:v12.stomp@20',
    [
      'says:CONNECT\naccept-version:1.2\nheart-beat:10000,10000\n\n\0',
      'gets:CONNECTED\nversion:1.2\nheart-beat:10000,10000\n\n\0',
      'gets:\n',
      'says:\n',
      'gets:ERROR\nmessage:denied\n\n\0',
    ],
  ],
  // Nothing but the messages speaks for a protocol, and everything else speaks against one.
  [
    'open@20',
    ['gets:{"type":"disconnect"}', 'gets:41', 'gets:2', 'gets:{"type":7,"error":"x"}\u001e', 'says:data'],
  ],
  ['url:wss://a.dev/socket.io/?EIO=4&transport=websocket open@20', ['gets:hello', 'says:{"a":1}']],
  [
    'url:wss://a.dev/_next/webpack-hmr open@20',
    [
      'gets:{"action":"sync","hash":"a"}',
      'gets:{"action":"reloadPage"}',
      'gets:{"action":"serverOnlyChanges"}',
    ],
  ],
];

const answers = [
  '',
  'answer:101;Server=nginx',
  'answer:101;CF-RAY=0123456789abcdef-AMS;Server=cloudflare',
  'answer:101;CF-RAY=0123456789abcdef-AMS',
  'answer:101;X-Kong-Request-Id=0123456789abcdef0123456789abcdef',
  'answer:101;X-Azure-Ref=20240101T000000Z-abc',
  'answer:101;rndr-id=01234567-abcd-abcd',
  'answer:101;Set-Cookie=AWSALB=k7Zq0aB1c2D3e4F5;x-vercel-id=fra1',
  'request:Sec-WebSocket-Key=dGhlIHNhbXBsZSBub25jZQ== answer:101;Upgrade=websocket;Connection=Upgrade;Sec-WebSocket-Accept=wrong',
];

const ends = [
  'closed:1000',
  'closed:1001',
  'closed:1002',
  'closed:1005',
  'closed:1008/bye',
  'closed:1011',
  'closed:4001/k7Zq0aB1c2D3e4F5',
  'cut',
  'call:1000',
  'call',
];

const spoken = fc.constantFrom(...conversations).chain(([place, messages]) =>
  fc
    .record({
      said: fc.array(fc.tuple(fc.constantFrom(...messages), fc.nat(40_000)), { maxLength: 5 }),
      answer: fc.constantFrom(...answers),
      end: fc.constantFrom(...ends),
      after: fc.constantFrom(10, 1_000, 6_000, 20_000, 45_000, 60_000, 100_000, 300_000),
      neverOpened: fc.constantFrom(false, false, false, true),
    })
    .map(({ said, answer, end, after, neverOpened }): EndedSocket => {
      let at = 30;
      const words = said.map(([word, gap]) => {
        at += gap;
        return `${word.replaceAll(' ', '~')}@${at}`;
      });
      const finish = at + after;
      const last = end.startsWith('call')
        ? `${end}@${finish} closed:1000@${finish + 90}`
        : `${end}@${finish}`;
      const story = [place, answer, ...words, last].filter((word) => word !== '').join(' ');
      const socket = ended(story);
      return neverOpened ? { ...socket, everOpened: false, openedAt: null } : socket;
    }),
);

/** Ended sockets that spoke a protocol, or seemed to, behind someone who can be recognised. */
export const anySpokenSockets: fc.Arbitrary<EndedSocket[]> = fc
  .array(spoken, { minLength: 1, maxLength: 5 })
  .map((sockets) => sockets.map((socket, index) => ({ ...socket, id: `s${index}` })));
