import { rule as application } from './rules/application.ts';
import { rule as applicationGoodbye } from './rules/application-goodbye.ts';
import { rule as backForwardCache } from './rules/back-forward-cache.ts';
import { rule as badCloseFrame } from './rules/bad-close-frame.ts';
import { rule as badUtf8 } from './rules/bad-utf8.ts';
import { rule as blockedByCsp } from './rules/blocked-by-csp.ts';
import { rule as blockedPort } from './rules/blocked-port.ts';
import { rule as closeUnanswered } from './rules/close-unanswered.ts';
import { rule as compression } from './rules/compression.ts';
import { rule as constructorThrew } from './rules/constructor-threw.ts';
import { rule as cut } from './rules/cut.ts';
import { rule as dns } from './rules/dns.ts';
import { rule as frameRemoved } from './rules/frame-removed.ts';
import { rule as handshakeAccept } from './rules/handshake-accept.ts';
import { rule as handshakeAuth } from './rules/handshake-auth.ts';
import { rule as handshakeDropped } from './rules/handshake-dropped.ts';
import { rule as handshakeInvalid } from './rules/handshake-invalid.ts';
import { rule as handshakeStatus } from './rules/handshake-status.ts';
import { rule as handshakeSubprotocol } from './rules/handshake-subprotocol.ts';
import { rule as handshakeTimeout } from './rules/handshake-timeout.ts';
import { rule as heartbeatMissed } from './rules/heartbeat-missed.ts';
import { rule as idleTimeout } from './rules/idle-timeout.ts';
import { rule as lifetimeLimit } from './rules/lifetime-limit.ts';
import { rule as machineSlept } from './rules/machine-slept.ts';
import { rule as messageTooBig } from './rules/message-too-big.ts';
import { rule as mixedContent } from './rules/mixed-content.ts';
import { rule as noStatus } from './rules/no-status.ts';
import { rule as normal } from './rules/normal.ts';
import { rule as offline } from './rules/offline.ts';
import { rule as offlineInferred } from './rules/offline-inferred.ts';
import { rule as pageClosedEarly } from './rules/page-closed-early.ts';
import { rule as pageLeft } from './rules/page-left.ts';
import { rule as policy } from './rules/policy.ts';
import { rule as protocolViolation } from './rules/protocol-violation.ts';
import { rule as proxy } from './rules/proxy.ts';
import { rule as refused } from './rules/refused.ts';
import { rule as rehearsed } from './rules/rehearsed.ts';
import { rule as rendererCrashed } from './rules/renderer-crashed.ts';
import { rule as requestBlocked } from './rules/request-blocked.ts';
import { rule as serverError } from './rules/server-error.ts';
import { rule as serverOverloaded } from './rules/server-overloaded.ts';
import { rule as serverRestart } from './rules/server-restart.ts';
import { rule as serverRestartInferred } from './rules/server-restart-inferred.ts';
import { rule as socketPoolFull } from './rules/socket-pool-full.ts';
import { rule as tabClosed } from './rules/tab-closed.ts';
import { rule as tlsExpired } from './rules/tls-expired.ts';
import { rule as tlsOther } from './rules/tls-other.ts';
import { rule as tlsProtocol } from './rules/tls-protocol.ts';
import { rule as tlsUntrusted } from './rules/tls-untrusted.ts';
import { rule as tlsWrongHost } from './rules/tls-wrong-host.ts';
import { rule as tooManySockets } from './rules/too-many-sockets.ts';
import { rule as unreachable } from './rules/unreachable.ts';
import { rule as unsupportedData } from './rules/unsupported-data.ts';
import { rule as workerEnded } from './rules/worker-ended.ts';
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
  constructorThrew,
  blockedByCsp,
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
  protocolViolation,
  serverError,
  offlineInferred,
  serverRestartInferred,
  // The remaining codes, and silence.
  normal,
  noStatus,
  application,
  cut,
];
