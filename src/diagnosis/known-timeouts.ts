/** A limit that something between page and server is known to have by default. */
export interface KnownTimeout {
  /** Product names stay as they are in every language. */
  readonly owner: string;
  /** 'idle' ends a quiet connection, 'lifetime' any connection, 'heartbeat' one whose pings stay unanswered. */
  readonly kind: 'idle' | 'lifetime' | 'heartbeat';
  /** Milliseconds. One figure stands for a band of plus or minus `tolerance`. */
  readonly from: number;
  readonly to: number;
  readonly source: string;
  /** When the source was read, year and month. */
  readonly read: string;
}

/** Timers, closing and the page's clock blur a figure by about this much, in milliseconds. */
export const tolerance = 2_000;

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const read = '2026-11';

const at = (
  owner: string,
  kind: KnownTimeout['kind'],
  figure: number,
  source: string,
  to: number = figure,
): KnownTimeout => ({ owner, kind, from: figure, to, source, read });

/**
 * Defaults people meet. Not here, because they have no fixed default or it could not be verified: HAProxy
 * (`timeout tunnel` must be set), Fly.io, Azure App Service, AWS NLB, SignalR, Phoenix.
 */
export const knownTimeouts: readonly KnownTimeout[] = [
  at('nginx proxy_read_timeout', 'idle', minute, 'https://nginx.org/en/docs/http/websocket.html'),
  at(
    'ingress-nginx',
    'idle',
    minute,
    'https://github.com/kubernetes/ingress-nginx/blob/main/docs/user-guide/miscellaneous.md',
  ),
  at(
    'AWS ALB',
    'idle',
    minute,
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html',
  ),
  at(
    'AWS Classic Load Balancer',
    'idle',
    minute,
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/config-idle-timeout.html',
  ),
  at(
    'AWS API Gateway',
    'idle',
    10 * minute,
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html',
  ),
  at(
    'AWS API Gateway',
    'lifetime',
    2 * hour,
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html',
  ),
  at(
    'AWS CloudFront',
    'idle',
    10 * minute,
    'https://repost.aws/questions/QU05nkjxdfRC2E67FGICmP3g/how-to-increase-cloudfront-websockets-idle-timeout',
  ),
  // 100 s in the field, a 120 s read timeout in the documentation.
  at(
    'Cloudflare',
    'idle',
    100 * second,
    'https://developers.cloudflare.com/fundamentals/reference/connection-limits',
    120 * second,
  ),
  at('Cloudflare Gateway', 'idle', 270 * second, 'https://github.com/cloudflare/cloudflare-docs/pull/3405'),
  at('Heroku router', 'idle', 55 * second, 'https://devcenter.heroku.com/articles/websockets#timeouts'),
  at(
    'Google Cloud load balancer',
    'lifetime',
    30 * second,
    'https://gcpdiag.dev/rules/lb/BP/2025_002/index.html',
  ),
  at('Google Cloud Run', 'lifetime', 5 * minute, 'https://cloud.google.com/run/docs/triggering/websockets'),
  at('Google Cloud Run', 'lifetime', 60 * minute, 'https://cloud.google.com/run/docs/triggering/websockets'),
  at(
    'Azure Load Balancer',
    'idle',
    4 * minute,
    'https://learn.microsoft.com/azure/load-balancer/load-balancer-tcp-idle-timeout',
  ),
  at(
    'Envoy, Istio stream_idle_timeout',
    'idle',
    5 * minute,
    'https://www.envoyproxy.io/docs/envoy/latest/faq/configuration/timeouts',
  ),
  at(
    'Socket.IO heartbeat',
    'heartbeat',
    45 * second,
    'https://github.com/socketio/socket.io-client/issues/1584',
  ),
  at(
    'Deno upgradeWebSocket',
    'heartbeat',
    30 * second,
    'https://docs.deno.com/api/deno/~/Deno.UpgradeWebSocketOptions.idleTimeout',
  ),
];

const owners = (milliseconds: number, kinds: readonly KnownTimeout['kind'][]): readonly string[] => [
  ...new Set(
    knownTimeouts
      .filter(
        ({ kind, from, to }) =>
          kinds.includes(kind) && milliseconds >= from - tolerance && milliseconds <= to + tolerance,
      )
      .map(({ owner }) => owner),
  ),
];

/** Everything known to end a connection that has been quiet for so long; often several fit. */
export const idleOwners = (milliseconds: number) => owners(milliseconds, ['idle', 'heartbeat']);

/** Everything known to end a connection of this age. */
export const lifetimeOwners = (milliseconds: number) => owners(milliseconds, ['lifetime']);
