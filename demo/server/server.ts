import type { Places } from '../endings/places.ts';
import { type Authority, createAuthority } from './certificates.ts';
import { framePeers, type Peer } from './frame-peers.ts';
import { handshakePeers } from './handshake-peers.ts';
import { createLibraryPeers } from './library-peers.ts';
import { closedPort, type Listener, type ListenerParts, listen } from './listeners.ts';
import { createPages } from './pages.ts';
import { protocolPeers } from './protocol-peers.ts';
import { createServerLog, type ServerLog } from './server-log.ts';
import { wayPeers } from './way-peers.ts';

export interface DemoServerOptions {
  /** Port of the page; 0 or absent: any free one. */
  readonly port?: number;
  /** More names that its certificates are for, e.g. `*.shop.example`. */
  readonly hosts?: readonly string[];
  /** Paths as an application has them, e.g. `/orders`, each with the one of the demo that it stands for. */
  readonly paths?: Readonly<Record<string, string>>;
}

export interface DemoServer {
  /** Address of the demo page. */
  readonly url: string;
  /** The same page by HTTPS, with a certificate of the local authority. */
  readonly secureUrl: string;
  readonly places: Places;
  /** Root certificate (DER) to be trusted, so that an expired certificate is only expired. */
  readonly authority: Buffer;
  readonly log: ServerLog;
  stop(): Promise<void>;
}

type Shared = Pick<ListenerParts, 'pages' | 'peers' | 'log' | 'paths'>;

async function listenSecurely(
  shared: Shared,
  authority: Authority,
  hosts: readonly string[],
): Promise<Record<TlsPlace, Listener>> {
  const stranger = await createAuthority('A certificate authority nobody knows');
  const here = ['localhost', '127.0.0.1', ...hosts];
  const [good, untrusted, expired, elsewhere] = await Promise.all([
    authority.issue({ hosts: here }),
    stranger.issue({ hosts: here }),
    authority.issue({ hosts: here, validFromDays: -60, validToDays: -30 }),
    authority.issue({ hosts: ['elsewhere.example'] }),
  ]);
  return {
    secure: await listen({ ...shared, credentials: good }),
    untrusted: await listen({ ...shared, credentials: untrusted }),
    expired: await listen({ ...shared, credentials: expired }),
    wrongHost: await listen({ ...shared, credentials: elsewhere }),
    oldTls: await listen({ ...shared, credentials: good, maxTlsVersion: 'TLSv1.1' }),
  };
}

type TlsPlace = 'secure' | 'untrusted' | 'expired' | 'wrongHost' | 'oldTls';

/** Starts everything the demo page and the browser tests talk to, all of it on 127.0.0.1. */
export async function startDemoServer({
  port = 0,
  hosts = [],
  paths = {},
}: DemoServerOptions = {}): Promise<DemoServer> {
  const log = createServerLog();
  const authority = await createAuthority('Closeframe demo authority');
  const peers = new Map<string, Peer>(
    Object.entries({
      ...framePeers,
      ...handshakePeers,
      ...protocolPeers,
      ...wayPeers,
      ...createLibraryPeers(),
    }),
  );
  let places: Places | null = null;
  const shared: Shared = { peers, log, paths, pages: createPages(() => places ?? ({} as Places), log) };
  const plain = await listen({ ...shared, port });
  const tls = await listenSecurely(shared, authority, hosts);
  places = {
    plain: `ws://127.0.0.1:${plain.port}`,
    secure: `wss://127.0.0.1:${tls.secure.port}`,
    untrusted: `wss://127.0.0.1:${tls.untrusted.port}`,
    expired: `wss://127.0.0.1:${tls.expired.port}`,
    wrongHost: `wss://127.0.0.1:${tls.wrongHost.port}`,
    oldTls: `wss://127.0.0.1:${tls.oldTls.port}`,
    wssToPlain: `wss://127.0.0.1:${plain.port}`,
    wsToTls: `ws://127.0.0.1:${tls.secure.port}`,
    refused: `ws://127.0.0.1:${await closedPort()}`,
    unknownName: 'ws://nowhere.invalid',
    // The Fetch standard's "bad ports": IRC's 6666 is one of them.
    blockedPort: 'ws://127.0.0.1:6666',
    insecureRemote: 'ws://insecure.invalid',
  };
  const listeners: readonly Listener[] = [plain, ...Object.values(tls)];
  return {
    url: `http://127.0.0.1:${plain.port}/`,
    secureUrl: `https://127.0.0.1:${tls.secure.port}/`,
    places,
    authority: authority.der,
    log,
    stop: async () => void (await Promise.all(listeners.map((listener) => listener.stop()))),
  };
}
