import type { Peer } from './frame-peers.ts';
import { opcodes } from './frames.ts';
import { accept } from './visit.ts';

interface Someone {
  /** What it writes into the 101, or lets through. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whose data keeps the connection: that of both sides, or the page's alone. */
  readonly counts: 'both' | 'page';
  /** How it ends a quiet connection: with this close code, or null for a cut without a frame. */
  readonly code: number | null;
}

/** Those on the way that the demo plays, by the figures in `src/infrastructure`. */
const known: Readonly<Record<string, Someone>> = {
  heroku: { headers: { Via: '1.1 vegur' }, counts: 'both', code: null },
  jetty: { headers: { Server: 'Jetty(12.0.9)' }, counts: 'both', code: 1001 },
  cowboy: { headers: { server: 'Cowboy' }, counts: 'page', code: 1000 },
};

/** Milliseconds between two texts of a server that has something to say. */
const chat = 5_000;

/** `way/<who>/<seconds>`: ends the connection once it was quiet for so long; with `/chat` the server speaks meanwhile. */
const way: Peer = (visit) => {
  const [who = '', seconds, speaks] = visit.args;
  const { headers, counts, code } = known[who] ?? { headers: {}, counts: 'both', code: null };
  const connection = accept(visit, { headers });
  const end = () => {
    // Nothing may follow a close frame: one text more, and the browser calls it a broken connection.
    if (speaking) clearInterval(speaking);
    if (code === null) visit.socket.destroy();
    else connection.sendClose(code);
  };
  const timer = setTimeout(end, Number(seconds) * 1_000);
  const speaking =
    speaks === 'chat' &&
    setInterval(() => {
      connection.send({ opcode: opcodes.text, payload: Buffer.from('news') });
      if (counts === 'both') timer.refresh();
    }, chat);
  connection.onFrame(() => timer.refresh());
  visit.socket.on('close', () => {
    clearTimeout(timer);
    if (speaking) clearInterval(speaking);
  });
};

/** `lasts/<who>/<seconds>`: ends the connection at this age, whatever is said on it. */
const lasts: Peer = (visit) => {
  const [who = '', seconds] = visit.args;
  const { headers, code } = known[who] ?? { headers: {}, code: null };
  const connection = accept(visit, { headers });
  const end = () => (code === null ? visit.socket.destroy() : connection.sendClose(code));
  const timer = setTimeout(end, Number(seconds) * 1_000);
  visit.socket.on('close', () => clearTimeout(timer));
};

/** Peers that answer and end as a proxy, a platform or a server's own timer does. */
export const wayPeers: Readonly<Record<string, Peer>> = {
  way,
  lasts,
  /** Deno: a ping without an answer. */
  deno: (visit) => accept(visit).sendClose(1001, 'No response from ping frame.'),
  /** Uvicorn: the same, said by its header and its reason. */
  uvicorn: (visit) =>
    accept(visit, { headers: { server: 'uvicorn' } }).sendClose(1011, 'keepalive ping timeout'),
};
