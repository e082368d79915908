/** What the tests use of sockjs, which brings no types. */
declare module 'sockjs' {
  import type { Server } from 'node:http';

  interface Connection {
    close(code?: number, reason?: string): void;
  }
  interface SockJsServer {
    on(event: 'connection', listener: (connection: Connection) => void): void;
    installHandlers(server: Server, options: { prefix: string }): void;
  }
  const sockjs: { createServer(options: { log: () => void }): SockJsServer };
  namespace sockjs {
    export type { Connection };
  }
  export default sockjs;
}
