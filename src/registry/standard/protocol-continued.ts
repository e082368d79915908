import { sources as at } from '../sources.ts';
import { neverSent, onTheWire, type StandardEntry } from './entry.ts';

const reference = 'RFC 6455 section 7.4.1';
const base = [at.rfcCodes, at.iana];

/** 1008 to 1011 and 1015, as RFC 6455 defines them. */
export const protocolCodesContinued: readonly StandardEntry[] = [
  {
    code: 1008,
    fixes: 3,
    quirks: 1,
    facts: { ...onTheWire, reconnect: 'after-fix', severity: 'error' },
    senders: [
      ['ws (Node.js)', 'codes.sent.pieces', at.ws],
      ['coder/websocket CloseRead (Go)', 'codes.sent.unexpected', at.coder],
      ['ttyd', 'codes.sent.credentials', at.ttyd],
      ['AT Protocol xrpc-server', 'codes.sent.subscription', at.atproto],
    ],
    reference,
    sources: base,
  },
  {
    code: 1009,
    fixes: 3,
    quirks: 2,
    facts: { ...onTheWire, reconnect: 'after-fix', severity: 'error' },
    senders: [
      ['ws (Node.js)', 'codes.sent.limit', at.ws],
      ['gorilla, coder (Go)', 'codes.sent.limit', at.gorilla],
      ['Python websockets, uvicorn', 'codes.sent.limit', at.pythonWebsockets],
      ['aiohttp', 'codes.sent.inflated', at.aiohttp],
      ['Tornado', 'codes.sent.inflated', at.tornado],
      ['cowboy, Bandit', 'codes.sent.limit', at.cowboy],
    ],
    reference,
    sources: base,
  },
  {
    code: 1010,
    fixes: 2,
    quirks: 1,
    facts: { ...onTheWire, sender: 'client', reconnect: 'no', severity: 'error' },
    senders: [['websocket-driver (faye)', 'codes.sent.extension', at.websocketDriver]],
    reference,
    sources: base,
  },
  {
    code: 1011,
    fixes: 3,
    quirks: 1,
    facts: { ...onTheWire, reconnect: 'yes', severity: 'error' },
    senders: [
      ['Python websockets', 'codes.sent.crash-ping', at.pythonWebsockets],
      ['cowboy, Bandit, Jetty', 'codes.sent.crash', at.cowboy],
      ['uvicorn', 'codes.sent.ping', at.uvicorn],
      ['Ktor', 'codes.sent.ping', at.ktor],
      ['SignalR', 'codes.sent.crash', at.signalr],
    ],
    reference,
    sources: [...base, at.rfcErratum1011],
  },
  {
    code: 1015,
    fixes: 4,
    quirks: 1,
    facts: {
      ...neverSent,
      pageSees: 1006,
      wasClean: false,
      phase: 'before-open',
      reconnect: 'after-fix',
      severity: 'error',
    },
    senders: [],
    reference,
    sources: [...base, at.browserStandard, at.chromium],
  },
];
