import type { ConnectionTransport } from 'puppeteer-core';
import * as v from 'valibot';

/** A WebDriver BiDi connection that puppeteer and this driver share, since Firefox has one session at a time. */
export interface BidiConnection {
  /** What puppeteer is connected by. */
  readonly transport: ConnectionTransport;
  /** Sends a command beside puppeteer's, and gives its result. Throws with the browser's message. */
  send(method: string, params: object): Promise<unknown>;
  /** Tells puppeteer of an event that Firefox does not announce. */
  announce(method: string, params: object): void;
}

/** Puppeteer counts its commands from 1. */
const firstId = 2 ** 40;

const Answer = v.variant('type', [
  v.object({ type: v.literal('success'), id: v.number(), result: v.unknown() }),
  v.object({ type: v.literal('error'), id: v.number(), error: v.string(), message: v.string() }),
]);

interface Pending {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

function settle(pending: Pending, answer: v.InferOutput<typeof Answer>): void {
  if (answer.type === 'success') pending.resolve(answer.result);
  else pending.reject(new Error(`${answer.error}: ${answer.message}`));
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error(`No connection to Firefox at ${socket.url}.`)));
  });
}

/** Connects to the address that Firefox prints at its start (`ws://127.0.0.1:<port>`). */
export async function connectBidi(address: string): Promise<BidiConnection> {
  const socket = new WebSocket(`${address}/session`);
  await opened(socket);
  const waiting = new Map<number, Pending>();
  const transport: ConnectionTransport = {
    send: (message) => socket.send(message),
    close: () => socket.close(),
  };
  socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const answer = v.safeParse(Answer, JSON.parse(data));
    const pending = answer.success ? waiting.get(answer.output.id) : undefined;
    if (!answer.success || !pending) return transport.onmessage?.(data);
    waiting.delete(answer.output.id);
    settle(pending, answer.output);
  });
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox closed the connection.'));
    transport.onclose?.();
  });
  let nextId = firstId;
  return {
    transport,
    send: (method, params) =>
      new Promise((resolve, reject) => {
        waiting.set(nextId, { resolve, reject });
        socket.send(JSON.stringify({ id: nextId++, method, params }));
      }),
    announce: (method, params) => transport.onmessage?.(JSON.stringify({ type: 'event', method, params })),
  };
}
