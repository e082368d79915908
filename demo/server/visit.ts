import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { closeBody, createFrameReader, encodeFrame, type FrameParts, opcodes } from './frames.ts';
import type { ServerLog } from './server-log.ts';

/** One WebSocket handshake that reached the server: `/<peer>/<arguments ...>/~<ticket>`. */
export interface Visit {
  readonly request: IncomingMessage;
  readonly socket: Socket;
  /** The first bytes after the handshake's head. */
  readonly head: Buffer;
  readonly peer: string;
  readonly args: readonly string[];
  readonly ticket: string;
  readonly log: ServerLog;
}

/** Takes a handshake's path apart. */
export function readPath(url: string): { peer: string; args: string[]; ticket: string } {
  const parts = new URL(url, 'http://localhost').pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const ticket = parts.at(-1)?.startsWith('~') ? (parts.pop() ?? '').slice(1) : '';
  return { peer: parts.shift() ?? '', args: parts, ticket };
}

/** Sec-WebSocket-Accept for a handshake (RFC 6455, section 4.2.2). */
export const acceptKey = (key: string): string =>
  createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');

/** Writes a raw HTTP answer's head. */
export function answer(visit: Visit, status: string, headers: Readonly<Record<string, string>>): void {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  visit.socket.write(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`);
}

export interface RawConnection {
  send(frame: FrameParts): void;
  sendClose(code: number, reason?: string): void;
  /** Called for every frame from the browser. */
  onFrame(listener: (frame: { opcode: number; payload: Buffer }) => void): void;
}

export interface AcceptOptions {
  /** More headers of the 101, or other values for the usual ones. */
  readonly headers?: Readonly<Record<string, string>>;
  /** False: a close frame from the browser gets no answer, and TCP stays open. */
  readonly answersClose?: boolean;
}

/** Answers 101 and notes the browser's close frame in the server's log. */
export function accept(
  visit: Visit,
  { headers = {}, answersClose = true }: AcceptOptions = {},
): RawConnection {
  const { socket, log, ticket, request } = visit;
  answer(visit, '101 Switching Protocols', {
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Accept': acceptKey(request.headers['sec-websocket-key'] ?? ''),
    ...headers,
  });
  const listeners: ((frame: { opcode: number; payload: Buffer }) => void)[] = [];
  let sentClose = false;
  const send = (frame: FrameParts) => {
    if (frame.opcode === opcodes.close) sentClose = true;
    if (socket.writable) socket.write(encodeFrame(frame));
  };
  const readFrames = createFrameReader();
  const receive = (chunk: Buffer) => {
    for (const frame of readFrames(chunk)) {
      for (const listener of listeners) listener(frame);
      if (frame.opcode !== opcodes.close) continue;
      log.note(ticket, { closeFrame: readClose(frame.payload) });
      if (!answersClose) continue;
      if (!sentClose) send(frame);
      socket.end();
    }
  };
  socket.on('data', receive);
  // A browser that fails the connection may send no close frame and only end its side of TCP, as Firefox does.
  socket.on('end', () => socket.end());
  socket.on('close', () => log.note(ticket, { closeFrame: null }));
  if (visit.head.length > 0) receive(visit.head);
  return {
    send,
    sendClose: (code, reason) => send({ opcode: opcodes.close, payload: closeBody(code, reason) }),
    onFrame: (listener) => void listeners.push(listener),
  };
}

function readClose(payload: Buffer): { code: number | null; reason: string } {
  if (payload.length < 2) return { code: null, reason: '' };
  return { code: payload.readUInt16BE(0), reason: payload.subarray(2).toString('utf8') };
}
