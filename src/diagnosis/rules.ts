import { rule as blockedByCsp } from './rules/browser/blocked-by-csp.ts';
import { rule as blockedPort } from './rules/browser/blocked-port.ts';
import { rule as constructorThrew } from './rules/browser/constructor-threw.ts';
import { rule as mixedContent } from './rules/browser/mixed-content.ts';
import { rule as requestBlocked } from './rules/browser/request-blocked.ts';
import { rule as socketPoolFull } from './rules/browser/socket-pool-full.ts';
import { rule as tooManySockets } from './rules/browser/too-many-sockets.ts';
import { rule as application } from './rules/codes/application.ts';
import { rule as applicationGoodbye } from './rules/codes/application-goodbye.ts';
import { rule as applicationGoodbyeInferred } from './rules/codes/application-goodbye-inferred.ts';
import { rule as noStatus } from './rules/codes/no-status.ts';
import { rule as normal } from './rules/codes/normal.ts';
import { rule as policy } from './rules/codes/policy.ts';
import { rule as serverError } from './rules/codes/server-error.ts';
import { rule as serverOverloaded } from './rules/codes/server-overloaded.ts';
import { rule as serverRestart } from './rules/codes/server-restart.ts';
import { rule as serverRestartInferred } from './rules/codes/server-restart-inferred.ts';
import { rule as badCloseFrame } from './rules/frames/bad-close-frame.ts';
import { rule as badUtf8 } from './rules/frames/bad-utf8.ts';
import { rule as compression } from './rules/frames/compression.ts';
import { rule as messageTooBig } from './rules/frames/message-too-big.ts';
import { rule as protocolViolation } from './rules/frames/protocol-violation.ts';
import { rule as unsupportedData } from './rules/frames/unsupported-data.ts';
import { rule as handshakeAccept } from './rules/handshake/handshake-accept.ts';
import { rule as handshakeAuth } from './rules/handshake/handshake-auth.ts';
import { rule as handshakeDropped } from './rules/handshake/handshake-dropped.ts';
import { rule as handshakeInvalid } from './rules/handshake/handshake-invalid.ts';
import { rule as handshakeStatus } from './rules/handshake/handshake-status.ts';
import { rule as handshakeSubprotocol } from './rules/handshake/handshake-subprotocol.ts';
import { rule as handshakeTimeout } from './rules/handshake/handshake-timeout.ts';
import { rule as closeUnanswered } from './rules/network/close-unanswered.ts';
import { rule as cut } from './rules/network/cut.ts';
import { rule as dns } from './rules/network/dns.ts';
import { rule as machineSlept } from './rules/network/machine-slept.ts';
import { rule as notReached } from './rules/network/not-reached.ts';
import { rule as offline } from './rules/network/offline.ts';
import { rule as offlineInferred } from './rules/network/offline-inferred.ts';
import { rule as proxy } from './rules/network/proxy.ts';
import { rule as refused } from './rules/network/refused.ts';
import { rule as unreachable } from './rules/network/unreachable.ts';
import { rule as backForwardCache } from './rules/page/back-forward-cache.ts';
import { rule as frameRemoved } from './rules/page/frame-removed.ts';
import { rule as pageClosedEarly } from './rules/page/page-closed-early.ts';
import { rule as pageLeft } from './rules/page/page-left.ts';
import { rule as rehearsed } from './rules/page/rehearsed.ts';
import { rule as rendererCrashed } from './rules/page/renderer-crashed.ts';
import { rule as tabClosed } from './rules/page/tab-closed.ts';
import { rule as workerEnded } from './rules/page/worker-ended.ts';
import { rule as heartbeatMissed } from './rules/timers/heartbeat-missed.ts';
import { rule as heartbeatMissedInferred } from './rules/timers/heartbeat-missed-inferred.ts';
import { rule as idleTimeout } from './rules/timers/idle-timeout.ts';
import { rule as lifetimeLimit } from './rules/timers/lifetime-limit.ts';
import { rule as tlsExpired } from './rules/tls/tls-expired.ts';
import { rule as tlsOther } from './rules/tls/tls-other.ts';
import { rule as tlsProtocol } from './rules/tls/tls-protocol.ts';
import { rule as tlsUntrusted } from './rules/tls/tls-untrusted.ts';
import { rule as tlsWrongHost } from './rules/tls/tls-wrong-host.ts';
import type { Rule } from './types.ts';

/** Every rule in the order it is asked; the first that answers wins. `unknown` answers when none does. */
export const rules: readonly Rule[] = [
  // What was seen of the whole page or of the panel itself.
  rehearsed,
  pageLeft,
  frameRemoved,
  workerEnded,
  rendererCrashed,
  tabClosed,
  backForwardCache,
  // The browser did not let it through, or the page took it back.
  mixedContent,
  blockedByCsp,
  constructorThrew,
  requestBlocked,
  blockedPort,
  tooManySockets,
  pageClosedEarly,
  // Nothing ran here; what the network and timers did meanwhile follows from that.
  machineSlept,
  // The way to the server.
  offline,
  dns,
  refused,
  unreachable,
  notReached,
  proxy,
  tlsUntrusted,
  tlsExpired,
  tlsWrongHost,
  tlsProtocol,
  tlsOther,
  // The opening handshake.
  handshakeStatus,
  handshakeAuth,
  handshakeDropped,
  socketPoolFull,
  handshakeTimeout,
  handshakeInvalid,
  handshakeAccept,
  handshakeSubprotocol,
  // The application protocol said why, whatever the code is.
  applicationGoodbye,
  // The browser failed an open connection.
  compression,
  badCloseFrame,
  badUtf8,
  // The application protocol's heartbeat failed; the page may have called close() for it.
  heartbeatMissed,
  // The page called close().
  closeUnanswered,
  // Codes that say enough.
  messageTooBig,
  unsupportedData,
  policy,
  serverOverloaded,
  // The clock and the neighbours, before the codes that may hide a timer.
  serverRestart,
  idleTimeout,
  lifetimeLimit,
  // An end that the application protocol is known for, before what its code means elsewhere.
  applicationGoodbyeInferred,
  protocolViolation,
  serverError,
  offlineInferred,
  serverRestartInferred,
  heartbeatMissedInferred,
  // The remaining codes, and silence.
  normal,
  noStatus,
  application,
  cut,
];
