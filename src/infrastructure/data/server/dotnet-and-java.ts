import type { Infrastructure } from '../../types.ts';
import { setIn } from '../how-to-change.ts';

const read = '2026-11';

export const dotnetAndJavaServers: readonly Infrastructure[] = [
  {
    id: 'kestrel',
    product: 'Kestrel (ASP.NET Core)',
    kind: 'server',
    headers: [
      {
        name: 'Server',
        pattern: /^Kestrel$/i,
        strength: 'proof',
        source: 'public handshake captures 2017-09, 2024-04',
      },
    ],
    noTimer:
      'dotnet/aspnetcore@136a666a:src/Middleware/WebSockets/src/WebSocketOptions.cs (pings every 120 s; KeepAliveTimeout off by default)',
    read,
  },
  {
    id: 'iis',
    product: 'IIS',
    kind: 'server',
    headers: [
      {
        name: 'Server',
        pattern: /^Microsoft-IIS\/\d+\.\d$/i,
        strength: 'proof',
        source: 'public handshake captures, 8.0 and 8.5',
      },
    ],
    read,
  },
  {
    id: 'jetty',
    product: 'Jetty',
    kind: 'server',
    headers: [
      {
        name: 'Server',
        pattern: /^Jetty\(\d+\./i,
        strength: 'proof',
        source: 'public handshake capture 2019-03; jetty/jetty.project@acf33259',
      },
    ],
    timers: [
      {
        kind: 'idle',
        seconds: 30,
        counts: 'both',
        ends: [1001],
        basis: 'documented',
        setting: setIn('text', 'container.setIdleTimeout(Duration.ofHours(1));'),
        source:
          'jetty/jetty.project@acf33259:jetty-core/jetty-websocket/jetty-websocket-core-common (WebSocketConstants); https://issues.apache.org/jira/browse/AMQ-9432',
      },
    ],
    read,
  },
  {
    id: 'tomcat',
    product: 'Apache Tomcat',
    kind: 'server',
    headers: [
      {
        name: 'Server',
        pattern: /^Apache-Coyote\/1\.1$/,
        strength: 'proof',
        source: 'public handshake captures from 2012 on; 8.0 and older only',
      },
    ],
    noTimer:
      'apache/tomcat@84ac9af072:java/org/apache/tomcat/websocket/WsSession.java (off by default; 1001 where set)',
    read,
  },
  {
    id: 'undertow',
    product: 'Undertow, WildFly',
    kind: 'server',
    headers: [
      {
        name: 'X-Powered-By',
        pattern: /^Undertow/,
        strength: 'proof',
        source: 'public handshake capture 2014-04',
      },
      {
        name: 'Server',
        pattern: /^(?:Undertow|WildFly\/\d|Wildfly \d)/,
        strength: 'hint',
        source: 'public handshake capture 2014-04, Wildfly 8',
      },
      {
        name: 'Sec-WebSocket-Location',
        strength: 'hint',
        source:
          'public handshake capture 2014-04; a header of the drafts, so others of that age write it too',
      },
    ],
    read,
  },
];
