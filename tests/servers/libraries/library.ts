import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { CauseId, Confidence } from '../../../src/diagnosis/types.ts';

/** Stands in messages and addresses of every story, and must never leave the browser. */
export const secret = 'hunter2-s3cret';

/** One way in which a library's connection ends. */
export interface Story {
  readonly name: string;
  /** Stands in the socket's URL and in no other story's. */
  readonly mark: string;
  /** What the page runs, as a script; `host` is the server's host and port. */
  readonly run: (host: string) => string;
  readonly code: number | null;
  readonly cause: CauseId;
  readonly confidence: Confidence;
  /** What the exported evidence says among other things, in English. */
  readonly evidence?: readonly RegExp[];
  /** Stands in one of its last messages; binary as base64. */
  readonly lastWord?: string;
  /** It keeps the page too busy for the others' timers: begins when they are over. */
  readonly last?: true;
}

export interface LibraryServer {
  /** Host and port, without a scheme. */
  readonly host: string;
  stop(): Promise<void>;
}

/** A client library, a server for it, and the ways in which its connections end. */
export interface Library {
  readonly name: string;
  /** The file that a page loads, as a path inside node_modules; null for one that brings its own. */
  readonly script: string | null;
  start(): Promise<LibraryServer>;
  readonly stories: readonly Story[];
}

/** Starts an HTTP server on a free loopback port; `prepare` gets it before it listens. */
export async function listening(
  prepare: (server: Server) => (() => Promise<void> | void) | undefined,
  listener?: RequestListener,
): Promise<LibraryServer> {
  const server = createServer(listener ?? ((_request, response) => response.end()));
  const end = prepare(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      await end?.();
      server.closeAllConnections();
      server.close();
    },
  };
}

export interface WireSocket {
  readonly socket: WebSocket;
  /** The request's path, without its query. */
  readonly path: string;
  send(value: unknown): void;
}

/** A server that speaks a protocol's wire format: `speak` gets each socket as it opens. Objects are sent as JSON; `listener` answers plain requests. */
export const serveWire = (
  speak: (wire: WireSocket, hear: (listener: (text: string) => void) => void) => void,
  listener?: RequestListener,
): Promise<LibraryServer> =>
  listening((server) => {
    const sockets = new WebSocketServer({ server });
    sockets.on('connection', (socket, request) => {
      socket.on('error', () => {});
      const { pathname } = new URL(request.url ?? '/', 'http://server');
      const send = (value: unknown) => socket.send(typeof value === 'string' ? value : JSON.stringify(value));
      speak({ socket, path: pathname, send }, (listener) => {
        socket.on('message', (data) => listener(String(data)));
      });
    });
    return () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    };
  }, listener);
