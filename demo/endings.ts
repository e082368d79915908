import { connections } from './endings/connections.ts';
import { cuts } from './endings/cuts.ts';
import { handshakes } from './endings/handshakes.ts';
import { pageEndings, takenAway } from './endings/page.ts';
import { protocolEndings } from './endings/protocols.ts';
import { serverCodes } from './endings/server-codes.ts';
import type { Ending, EndingInGroup } from './endings/types.ts';
import { violations } from './endings/violations.ts';
import { wayEndings } from './endings/way.ts';

const groups: readonly (readonly [string, readonly EndingInGroup[]])[] = [
  ['The server closes', serverCodes],
  ['Application protocols', protocolEndings],
  ['The connection is cut', cuts],
  ['On the way', wayEndings],
  ['The server breaks the protocol', violations],
  ['The handshake fails', handshakes],
  ['No connection', connections],
  ['The page closes', pageEndings],
  ['Its place goes away', takenAway],
];

/**
 * Every way a WebSocket can end that the demo shows, in order: the page's buttons, what `npm start` presses without
 * a display, and the browser tests' table.
 */
export const endings: readonly Ending[] = groups.flatMap(([group, inGroup]) =>
  inGroup.map((ending) => ({ ...ending, group })),
);
