import { hex, utf8 } from '../reading/bytes.ts';
import type { MessageView } from '../reading/message-view.ts';
import type { Conversation, HeartbeatPlan, Protocol, Saying } from '../types.ts';
import {
  connectOf,
  endsWithProperties,
  type Packet,
  packetsOf,
  packetType,
  propertyOf,
} from './mqtt-packets.ts';

type Answer = Pick<Saying, 'meaning' | 'fix'>;

const refusedAuth: Answer = { meaning: 'refusedAuth', fix: ['login'] };
const badMessage: Answer = { meaning: 'badMessage', fix: ['messageFormat'] };
const rateLimited: Answer = { meaning: 'rateLimited', fix: ['slower'] };
const restart: Answer = { meaning: 'serverShutdown', fix: ['reconnect'] };

/** Reason codes of MQTT 5 in DISCONNECT and CONNACK. */
const reasons = new Map<number, Answer>([
  ...[0x81, 0x82, 0x8f, 0x90, 0x94, 0x95, 0x99].map((code) => [code, badMessage] as const),
  [0x84, { meaning: 'versionMismatch', fix: ['versions'] }],
  [0x85, { meaning: 'refusedAuth', fix: ['mqttClientId'] }],
  [0x86, refusedAuth],
  [0x87, { meaning: 'forbidden', fix: ['permission'] }],
  [0x88, restart],
  [0x89, restart],
  [0x8a, { meaning: 'forbidden', fix: ['permission'] }],
  [0x8b, restart],
  [0x8c, refusedAuth],
  [0x8d, { meaning: 'pongMissing', fix: ['answerPings'] }],
  [0x8e, { meaning: 'replaced', fix: ['mqttClientId', 'oneClient'] }],
  [0x93, rateLimited],
  [0x96, rateLimited],
  [0x97, { meaning: 'quota', fix: ['limits'] }],
  [0x98, { meaning: 'serverEnded', fix: ['serverLog'] }],
  [0x9c, { meaning: 'moved', fix: ['reconnectOther'] }],
  [0x9d, { meaning: 'moved', fix: ['reconnectOther'] }],
  [0x9f, rateLimited],
  [0xa0, { meaning: 'sessionExpired', fix: ['reconnect'] }],
]);

/** Return codes of CONNACK in MQTT 3.1.1. */
const returnCodes = new Map<number, Answer>([
  [1, { meaning: 'versionMismatch', fix: ['versions'] }],
  [2, { meaning: 'refusedAuth', fix: ['mqttClientId'] }],
  [3, restart],
  [4, refusedAuth],
  [5, { meaning: 'forbidden', fix: ['permission'] }],
]);

/** The reason text of MQTT 5, or the packet as bytes. */
function quote(packet: Packet, propertiesAt: number): string {
  const reason = propertyOf(packet.body, propertiesAt, 0x1f);
  const bytes = hex(Uint8Array.of(packet.type << 4, packet.body.length, ...packet.body.subarray(0, 20)));
  const text = reason ? utf8(reason) : '';
  return text === '' ? bytes : `${bytes}: ${text}`;
}

const other: Answer = { meaning: 'serverError', fix: ['serverLog'] };
/** Codes that say nothing in particular (section 2.4): none, unspecified, of the implementation, features not supported. */
const vague: readonly number[] = [0x00, 0x80, 0x83, 0x9a, 0x9b, 0x9e, 0xa1, 0xa2];

/**
 * Whether a packet is DISCONNECT to its last bit. A broker may split a packet over messages, and a piece of its data may
 * begin with any byte.
 */
function isDisconnect({ type, flags, endsMessage, body }: Packet, version: 3 | 5): boolean {
  if (type !== packetType.disconnect || flags !== 0 || !endsMessage) return false;
  if (version === 3) return body.length === 0;
  // The page may leave a will behind.
  const isKnown = (code: number) => code === 0x04 || vague.includes(code) || reasons.has(code);
  return isKnown(body[0] ?? 0) && endsWithProperties(body, 1);
}

/** Whether a packet can be the answer to CONNECT: one byte of flags, of which only the lowest is used (section 3.2.2.1). */
const isAnswer = ({ type, flags, body }: Packet): boolean =>
  type === packetType.connack && flags === 0 && body.length >= 2 && (body[0] ?? 0) <= 1;

function readPacket(packet: Packet, direction: MessageView['direction'], version: 3 | 5): Saying | null {
  const { body } = packet;
  if (direction === 'sent' && isDisconnect(packet, version))
    return {
      id: 'mqtt/disconnect',
      meaning: 'pageEnded',
      fix: ['pageSaid'],
      expected: true,
      said: quote(packet, 1),
    };
  if (direction === 'sent') return null;
  if (isAnswer(packet)) {
    const code = body[1] ?? 0;
    const refused = version === 5 ? code >= 0x80 : code >= 1 && code <= 5;
    if (!refused) return null;
    const answer = (version === 5 ? reasons : returnCodes).get(code) ?? {
      meaning: 'handshakeRefused',
      fix: ['serverLog'],
    };
    return { id: 'mqtt/connack', ...answer, said: quote(packet, 2) };
  }
  // A broker of MQTT 3.1.1 has no goodbye: it just drops the connection.
  if (version !== 5 || !isDisconnect(packet, version)) return null;
  return { id: 'mqtt/disconnect', ...(reasons.get(body[0] ?? 0) ?? other), said: quote(packet, 1) };
}

/** Messages that a broker's answer may come in, and more. */
const mostPieces = 8;
/** Bytes of CONNACK before its properties. */
const answerLength = 4;

/** A broker's CONNACK that came in pieces, given with the one that completes it: Aedes writes byte by byte, each a message (measured). */
function piecedAnswer(view: MessageView, { views }: Conversation): Packet | null {
  const received = views.filter(({ direction }) => direction === 'received').slice(0, mostPieces);
  const at = received.indexOf(view);
  if (at < 1) return null;
  const joined = (pieces: readonly MessageView[]) =>
    Uint8Array.from(pieces.flatMap(({ bytes }) => [...bytes.subarray(0, answerLength)]));
  const before = joined(received.slice(0, at));
  const [packet] = packetsOf({ bytes: joined(received.slice(0, at + 1)) });
  const completes = before.length < answerLength && packet !== undefined && packet.body.length >= 2;
  return completes && isAnswer(packet) ? packet : null;
}

const readsAs =
  (version: 3 | 5) =>
  (view: MessageView, conversation: Conversation): Saying | null => {
    const pieced = piecedAnswer(view, conversation);
    const isFirst = conversation.views.find(({ direction }) => direction === 'received') === view;
    for (const [index, packet] of (pieced ? [pieced] : packetsOf(view)).entries()) {
      // A broker answers CONNECT once, before all else.
      const isLate = !pieced && !(isFirst && index === 0 && packet.endsMessage);
      if (packet.type === packetType.connack && isLate) continue;
      const saying = readPacket(packet, view.direction, version);
      if (saying) return saying;
    }
    return null;
  };

const speaks = (version: 3 | 5) => (view: MessageView) =>
  view.direction === 'sent' &&
  packetsOf(view).some((packet) => {
    const connect = connectOf(packet);
    return connect !== null && (version === 5 ? connect.version === 5 : connect.version < 5);
  });

/** Pings and their answers are two bytes, the second of them 0. */
const isPacket = (type: number) => (view: MessageView) =>
  packetsOf(view).some((packet) => packet.type === type && packet.flags === 0 && packet.body.length === 0);

/** The broker drops a client that sent nothing for one and a half times the keep alive; MQTT.js gives up likewise. */
function heartbeats({ views }: Conversation): readonly HeartbeatPlan[] {
  const packets = views.flatMap((view) => packetsOf(view).map((packet) => ({ packet, view })));
  const asked = packets.map(({ packet }) => connectOf(packet)).find((connect) => connect !== null);
  const answered = packets.find(({ view }) => view.direction === 'received');
  const connack = answered && isAnswer(answered.packet) ? answered : undefined;
  const given = connack && asked?.version === 5 ? propertyOf(connack.packet.body, 2, 0x13) : null;
  const ofServer = given?.length === 2 ? ((given[0] ?? 0) << 8) | (given[1] ?? 0) : null;
  const interval = (ofServer ?? asked?.keepAlive ?? 0) * 1_000;
  if (interval === 0) return [];
  return [
    {
      announced: true,
      interval,
      patience: interval / 2,
      whoPings: 'page',
      ping: isPacket(packetType.pingReq),
      pong: isPacket(packetType.pingResp),
      anyCounts: true,
    },
  ];
}

const signs = {
  ping: [{ bytes: [0xc0, 0x00] }],
  pong: [{ bytes: [0xd0, 0x00] }],
  goodbye: [{ bytes: [0xe0] }, { bytes: [0x20], from: 'received' }],
} as const;

export const mqtt5: Protocol = {
  id: 'mqtt5-ws',
  name: 'MQTT 5',
  identity: { subprotocols: ['mqtt'], sharedSubprotocols: true, opens: speaks(5) },
  signs,
  reads: readsAs(5),
  heartbeats,
  sources: [
    'https://github.com/mqttjs/mqtt-packet/blob/dd17095/constants.js',
    'https://github.com/mqttjs/MQTT.js/blob/aa03369/src/lib/handlers/ack.ts',
    'https://github.com/mqttjs/MQTT.js/blob/aa03369/src/lib/client.ts',
    'https://github.com/eclipse/mosquitto/blob/fb9b1153/src/keepalive.c',
  ],
};

export const mqtt3: Protocol = {
  id: 'mqtt311-ws',
  name: 'MQTT 3.1.1',
  identity: { subprotocols: ['mqtt', 'mqttv3.1'], sharedSubprotocols: true, opens: speaks(3) },
  signs,
  reads: readsAs(3),
  heartbeats,
  sources: [
    'https://github.com/mqttjs/MQTT.js/blob/aa03369/src/lib/handlers/ack.ts',
    'https://github.com/mqttjs/mqtt-packet/blob/dd17095/parser.js',
    'https://github.com/eclipse/mosquitto/blob/fb9b1153/src/keepalive.c',
    'https://github.com/mqttjs/MQTT.js/blob/aa03369/src/lib/KeepaliveManager.ts',
  ],
};
