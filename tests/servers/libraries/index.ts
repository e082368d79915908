import { actionCable } from './action-cable.ts';
import { forged } from './forged.ts';
import { graphql } from './graphql.ts';
import type { Library } from './library.ts';
import { mqtt } from './mqtt.ts';
import { phoenix } from './phoenix.ts';
import { pusher } from './pusher.ts';
import { signalR } from './signalr.ts';
import { socketIo } from './socket-io.ts';
import { sockJs } from './sockjs.ts';
import { stomp } from './stomp.ts';
import { vite } from './vite.ts';

/** The real client libraries whose endings are tried. */
export const libraries: readonly Library[] = [
  socketIo,
  signalR,
  graphql,
  actionCable,
  mqtt,
  stomp,
  pusher,
  phoenix,
  sockJs,
  ...vite,
  forged,
];
