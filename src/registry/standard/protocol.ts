import { sources as at } from '../sources.ts';
import { neverSent, onTheWire, type StandardEntry } from './entry.ts';

const reference = 'RFC 6455 section 7.4.1';
const base = [at.rfcCodes, at.iana];

/** 1000 to 1007, as RFC 6455 defines them. */
export const protocolCodes: readonly StandardEntry[] = [
  {
    code: 1000,
    fixes: 3,
    quirks: 1,
    facts: { ...onTheWire, pageMaySend: true, reconnect: 'usually-no', severity: 'ok' },
    senders: [
      ['FastAPI, Starlette, aiohttp', 'codes.sent.default', at.starlette],
      ['Python websockets', 'codes.sent.finished', at.pythonWebsockets],
      ['Bandit (Phoenix)', 'codes.sent.shutdown', at.bandit],
      ['cowboy', 'codes.sent.idle', at.cowboy],
      ['uWebSockets', 'codes.sent.lifetime', at.uWebSockets],
      ['Tornado', 'codes.sent.ping', at.tornado],
    ],
    reference,
    sources: [...base, at.browserStandard, at.mdn],
  },
  {
    code: 1001,
    fixes: 3,
    quirks: 2,
    facts: { ...onTheWire, reconnect: 'yes', severity: 'info' },
    senders: [
      ['Python websockets', 'codes.sent.shutdown', at.pythonWebsockets],
      ['graphql-ws', 'codes.sent.shutdown', at.graphqlWs],
      ['Jetty', 'codes.sent.idle', at.jetty],
      ['Tomcat', 'codes.sent.idle', at.tomcat],
    ],
    reference,
    sources: [...base, at.browserStandard],
  },
  {
    code: 1002,
    fixes: 3,
    quirks: 2,
    facts: { ...onTheWire, reconnect: 'after-fix', severity: 'error' },
    senders: [
      ['ws (Node.js)', 'codes.sent.framing', at.ws],
      ['gorilla/websocket (Go)', 'codes.sent.framing', at.gorilla],
      ['Python websockets', 'codes.sent.framing', at.pythonWebsockets],
      ['tungstenite (Rust)', 'codes.sent.refused', at.tungstenite],
      ['Bandit (Phoenix)', 'codes.sent.idle', at.bandit],
      ['subscriptions-transport-ws', 'codes.sent.subprotocol', at.subscriptionsTransport],
    ],
    reference,
    sources: [...base, at.chromium],
  },
  {
    code: 1003,
    fixes: 2,
    quirks: 0,
    facts: { ...onTheWire, reconnect: 'after-fix', severity: 'error' },
    senders: [
      ['FastAPI, Starlette endpoints', 'codes.sent.json', at.starlette],
      ['coder/websocket NetConn (Go)', 'codes.sent.kind', at.coder],
      ['websocket-driver (faye)', 'codes.sent.unmasked', at.websocketDriver],
    ],
    reference,
    sources: [...base, at.mdn],
  },
  {
    code: 1004,
    fixes: 2,
    quirks: 1,
    facts: {
      ...neverSent,
      pageSees: null,
      wasClean: true,
      phase: 'open',
      reconnect: 'depends',
      severity: 'warning',
    },
    senders: [],
    reference,
    sources: [...base, at.ws, at.chromium],
  },
  {
    code: 1005,
    fixes: 2,
    quirks: 2,
    facts: {
      ...neverSent,
      pageSees: null,
      wasClean: true,
      phase: 'open',
      reconnect: 'depends',
      severity: 'info',
    },
    senders: [
      ['Socket.IO, Engine.IO', 'codes.sent.empty', at.engineIo],
      ['Jupyter Server', 'codes.sent.ping', at.jupyterServer],
    ],
    reference,
    sources: [...base, at.rfcClosed, at.browserStandard, at.bandit, at.aiohttp],
  },
  {
    code: 1006,
    fixes: 4,
    quirks: 2,
    facts: {
      ...neverSent,
      pageSees: null,
      wasClean: false,
      phase: 'either',
      reconnect: 'yes',
      severity: 'error',
    },
    senders: [
      ['uWebSockets', 'codes.sent.local-limit', at.uWebSocketsErrors],
      ['aiohttp', 'codes.sent.local-ping', at.aiohttp],
      ['Jetty', 'codes.sent.frameless', at.jetty],
      ['ttyd', 'codes.sent.exit', at.ttyd],
    ],
    reference,
    sources: [...base, at.rfcClosed, at.browserStandard, at.chromium],
  },
  {
    code: 1007,
    fixes: 3,
    quirks: 1,
    facts: { ...onTheWire, reconnect: 'after-fix', severity: 'error' },
    senders: [
      ['ws (Node.js)', 'codes.sent.data', at.ws],
      ['Bandit (Phoenix)', 'codes.sent.data', at.bandit],
      ['Python websockets, aiohttp', 'codes.sent.utf8', at.pythonWebsockets],
      ['cowboy', 'codes.sent.utf8', at.cowboy],
      ['Gemini Live API', 'codes.sent.argument', at.gemini],
    ],
    reference,
    sources: [...base, at.chromium, at.firefoxChannel],
  },
];
