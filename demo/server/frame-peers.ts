import { deflateRawSync } from 'node:zlib';
import { closeBody, encodeFrame, type FrameParts, opcodes } from './frames.ts';
import { accept, type Visit } from './visit.ts';

export type Peer = (visit: Visit) => void;

const text = (words: string): Buffer => Buffer.from(words);

/** A peer that opens the socket and then puts one frame, right or wrong, on the wire. */
const sends =
  (frame: FrameParts, headers: Readonly<Record<string, string>> = {}): Peer =>
  (visit) =>
    accept(visit, { headers }).send(frame);

/** A peer that opens the socket and then does something to the connection. */
const opensThen =
  (act: (visit: Visit) => void): Peer =>
  (visit) => {
    accept(visit);
    act(visit);
  };

const milliseconds = (visit: Visit): number => Number(visit.args[0] ?? 1000);

/** Answers the browser's close frame with a code of its own. */
const otherAnswer: Peer = (visit) => {
  const connection = accept(visit);
  connection.onFrame(({ opcode }) => {
    if (opcode === opcodes.close) connection.sendClose(Number(visit.args[0]));
  });
};

/** Cuts the connection once no data frame came for so long, as a proxy with a read timeout does. */
const idle: Peer = (visit) => {
  const connection = accept(visit);
  const timer = setTimeout(() => visit.socket.destroy(), milliseconds(visit));
  connection.onFrame(() => timer.refresh());
  visit.socket.on('close', () => clearTimeout(timer));
};

/** Cuts the connection after a fixed time, whatever the traffic. */
const lifetime: Peer = (visit) => {
  accept(visit);
  const timer = setTimeout(() => visit.socket.destroy(), milliseconds(visit));
  visit.socket.on('close', () => clearTimeout(timer));
};

const garbageDeflate = Buffer.from([0xff, 0xff, 0xff, 0xff]);

/** Peers that open the socket properly; what they do next is their name. */
export const framePeers: Readonly<Record<string, Peer>> = {
  close: (visit) => accept(visit).sendClose(Number(visit.args[0]), visit.args[1]),
  'close-empty': sends({ opcode: opcodes.close }),
  'close-one-byte': sends({ opcode: opcodes.close, payload: Buffer.from([3]) }),
  'close-bad-utf8': sends({
    opcode: opcodes.close,
    payload: Buffer.concat([closeBody(4000), Buffer.from([0xff])]),
  }),
  fin: opensThen(({ socket }) => socket.end()),
  reset: opensThen(({ socket }) => socket.resetAndDestroy()),
  destroy: opensThen(({ socket }) => socket.destroy()),
  rsv1: sends({ opcode: opcodes.text, payload: text('hello'), reserved: 4 }),
  'deflate-unasked': sends({ opcode: opcodes.text, payload: deflateRawSync('hello'), reserved: 4 }),
  'deflate-garbage': sends(
    { opcode: opcodes.text, payload: garbageDeflate, reserved: 4 },
    { 'Sec-WebSocket-Extensions': 'permessage-deflate' },
  ),
  'bad-utf8': sends({ opcode: opcodes.text, payload: Buffer.from([0xff, 0xfe]) }),
  masked: sends({ opcode: opcodes.text, payload: text('hello'), masked: true }),
  opcode: sends({ opcode: 3, payload: text('hello') }),
  'fragmented-control': sends({ opcode: opcodes.ping, fin: false }),
  'large-control': sends({ opcode: opcodes.ping, payload: Buffer.alloc(126) }),
  'stray-continuation': sends({ opcode: opcodes.continuation, payload: text('hello') }),
  'frame-after-close': (visit) => {
    const close = encodeFrame({ opcode: opcodes.close, payload: closeBody(1000) });
    accept(visit);
    visit.socket.write(Buffer.concat([close, encodeFrame({ opcode: opcodes.text, payload: text('late') })]));
  },
  silent: (visit) => void accept(visit),
  mute: (visit) => void accept(visit, { answersClose: false }),
  'other-answer': otherAnswer,
  idle,
  lifetime,
};
