import type { CauseId } from '../../src/diagnosis/types.ts';
import type { PlaceName } from './places.ts';
import { abnormal, type EndingInGroup } from './types.ts';

const unconnected = (
  place: PlaceName,
  id: string,
  title: string,
  text: string,
  cause: CauseId,
  effectiveCode: number | null = null,
): EndingInGroup => ({
  id,
  title,
  recipe: { kind: 'socket', to: { place, path: 'echo' } },
  expected: { close: abnormal, text, cause, confidence: 'certain', effectiveCode, closedBy: 'nobody' },
});

const failed = (netError: string): string => `Error in connection establishment: net::${netError}`;

/** No connection, or no TLS, to send the opening handshake over. */
export const connections: readonly EndingInGroup[] = [
  unconnected(
    'refused',
    'refused',
    'nobody listens on the port',
    failed('ERR_CONNECTION_REFUSED'),
    'refused',
  ),
  unconnected(
    'unknownName',
    'unknown-name',
    'a name that no DNS knows',
    failed('ERR_NAME_NOT_RESOLVED'),
    'dns',
  ),
  unconnected(
    'blockedPort',
    'blocked-port',
    'a port the browser blocks',
    failed('ERR_UNSAFE_PORT'),
    'blocked-port',
  ),
  unconnected(
    'untrusted',
    'tls-untrusted',
    'a certificate nobody vouches for',
    failed('ERR_CERT_AUTHORITY_INVALID'),
    'tls-untrusted',
    1015,
  ),
  unconnected(
    'expired',
    'tls-expired',
    'an expired certificate',
    failed('ERR_CERT_DATE_INVALID'),
    'tls-expired',
    1015,
  ),
  unconnected(
    'wrongHost',
    'tls-wrong-host',
    'a certificate for another host',
    failed('ERR_CERT_COMMON_NAME_INVALID'),
    'tls-wrong-host',
    1015,
  ),
  unconnected(
    'oldTls',
    'tls-old',
    'a server that knows TLS 1.1 at most',
    failed('ERR_SSL_VERSION_OR_CIPHER_MISMATCH'),
    'tls-protocol',
    1015,
  ),
  unconnected(
    'wssToPlain',
    'wss-to-plain',
    'wss: to a port without TLS',
    failed('ERR_SSL_PROTOCOL_ERROR'),
    'tls-protocol',
    1015,
  ),
  unconnected(
    'wsToTls',
    'ws-to-tls',
    'ws: to a port with TLS',
    'Connection closed before receiving a handshake response',
    'handshake-dropped',
  ),
];
