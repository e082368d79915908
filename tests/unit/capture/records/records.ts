import type { EndedSocket, OpenSocket } from '../../../../src/model/socket.ts';
import { closeEvent, endedSocket, noTraffic, openSocket } from '../../model/sockets.ts';

const page = (id: string, url: string) =>
  ({
    id,
    url,
    context: { kind: 'page', url: 'http://a.example/' },
    createdAt: 1,
    firstSeenAt: 1,
    openedAt: 2,
  }) as const;

/** An open socket. */
export const liveRecord = (id: string, url = 'ws://a.example/'): OpenSocket => openSocket(page(id, url));

/** The same socket, closed with 1000. */
export const endedRecord = (id: string, url = 'ws://a.example/'): EndedSocket =>
  endedSocket({ ...page(id, url), traffic: noTraffic, endedAt: 3, ending: closeEvent(1000) });
