import type { HookReport } from '../../hook/reports.ts';

/** A report of a hook that is about sockets; the others are about the realm itself. */
export type SocketReport = Exclude<HookReport, { type: 'hello' | 'page' | 'page-hide' | 'page-show' }>;

/** The socket report of one type. */
export type SocketReportOf<Type extends SocketReport['type']> = Extract<SocketReport, { type: Type }>;

/** `WebSocket.CLOSED` */
export const WebSocketClosed = 3;
