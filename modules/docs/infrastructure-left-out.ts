/** What was looked at and is not in `src/infrastructure/data`, with the reason; sources read in November 2026. */
export const leftOut: readonly (readonly [what: string, reason: string])[] = [
  ['Sucuri, Netskope', 'nothing could be verified: neither a header, nor a host, nor a timer'],
  ['StackBlitz WebContainers', 'their hosts could not be verified; the server runs inside the browser'],
  [
    'Cloudflare Tunnel (named)',
    'looks like the zone that it stands behind, and has no timer of its own (cloudflare/cloudflared@d1df7985)',
  ],
  ['Heroku Fir', "looks like Heroku's other runtime; its figure was not read"],
  ['Vite dev server', 'known by its subprotocols: see [protocols.md](protocols.md)'],
  [
    'Netty, Puma, Actix, hyper, axum, Workerman',
    'no header of their own on a 101, only its spelling and order, and no timer is known',
  ],
  ['Gunicorn', 'its workers write a 101 without its name'],
  [
    'Timers of Azure App Service, Container Apps, SignalR Service, App Engine; 100 s of Render and DigitalOcean as their own',
    'figures from memory, of ordinary requests or of the edge before them, not of WebSockets there',
  ],
  [
    'AWS Network Load Balancer, 350 s',
    'it forgets the connection and ends nothing: the end comes with the next packet, so no time fits it',
  ],
  [
    "OpenShift's router",
    'two figures, and it depends on the kind of route which of them counts: 1 h by its documentation (ROUTER_DEFAULT_TUNNEL_TIMEOUT, openshift-docs#9200), 30 s by a test of one of its maintainers (timeout client, alebedev87/haproxy-timeout-tunnel)',
  ],
  [
    'Limits that only exist where somebody set them: HAProxy, Caddy, Fly.io, Tomcat, Kestrel, Envoy max_stream_duration, Varnish pipe_task_deadline, uWebSockets maxLifetime',
    'no figure to compare with; where there is an entry, it names the setting',
  ],
  [
    'Date, Connection: upgrade, Alt-Svc (Caddy, Google, Cloudflare), NEL, order and spelling of headers',
    'many write them alike: they would name one of several for no reason',
  ],
  [
    'Hosts of load balancers in Azure (`*.cloudapp.azure.com`); targets of a CNAME (`*.cfargotunnel.com`, `*.herokudns.com`)',
    'the first are names of any machine there; the second never stand in a URL',
  ],
  [
    'Refusals without a header to show: Azure App Service (503 on the free Linux plan), ws (400, 405, 426), localtunnel and http-proxy (no answer at all)',
    'nothing in the answer tells them from others',
  ],
  [
    'Refusals known by their body alone: Cloudflare 1006 to 1020, Traefik, HAProxy, Istio, Envoy 503, Varnish',
    'no browser shows the body of a refused handshake',
  ],
  [
    'Refusals that were not read at their source: Cloudflare 521, 523, 525, 526 and 530, CloudFront 502 and 504, API Gateway 401, 429, 500 and 502, Azure Application Gateway, Cloud Run, Railway 502, Vercel 504, ngrok 8012, Kestrel, IIS, Tornado 403, Daphne 403',
    'from memory, or from documentation at second hand',
  ],
  [
    'Limits on the size of messages',
    'they show in close code 1009, or in a cut (uWebSockets, Bun), not in a timer or a header',
  ],
];
