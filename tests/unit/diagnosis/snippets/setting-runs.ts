import { expect } from 'vitest';
import { checkNginx } from '../../../servers/nginx.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { callsOf } from './shell-runs.ts';
import { didInPython } from './stacks/python-runs.ts';
import { paste, runModule } from './support.ts';

/** Tries a setting as it stands in `src/infrastructure`. */
type SettingRun = (code: string) => void | Promise<void>;

const yaml = (expected: unknown): SettingRun => {
  return (code) => expect(readPlainYaml(code)).toEqual(expected);
};
/** One command, by its arguments. */
const command = (...args: readonly string[]): SettingRun => {
  return (code) => expect(callsOf(code)).toBe(`${args.join('|')}|\n`);
};
/** A line in a file of a product that the tests do not install, in the form that its documentation gives. */
const documented = (...lines: readonly RegExp[]): SettingRun => {
  return (code) => {
    const given = code.split('\n').filter((line) => !/^(?:#|%%)/.test(line));
    expect(given).toHaveLength(lines.length);
    for (const [index, line] of given.entries()) expect(line).toMatch(lines[index] ?? /^$/);
  };
};
/** A call of the product's own function, with what it must be given. */
const call = (path: readonly string[], ...given: readonly unknown[]): SettingRun => {
  return (code) => {
    const calls: (readonly unknown[])[] = [];
    const [root = '', name = ''] = path;
    paste(code, {
      [root]: { [name]: (...args: readonly unknown[]) => calls.push(args) },
      request: 'request',
    });
    expect(calls).toEqual([given]);
  };
};

/** `[timeout: …]` of Phoenix.Endpoint.socket/3, whose option is in milliseconds. */
const phoenixSocket = /^socket "\/socket", MyApp\.UserSocket, websocket: \[timeout: 3_600_000\]$/;

/** One run for every setting to paste: `<id> <kind of timer>`, or `<id> configured`. */
export const settingRuns = (nginx: string): Readonly<Record<string, SettingRun>> => {
  const inServer: SettingRun = (code) => checkNginx(nginx, { server: code.split('\n') });
  return {
    'nginx idle': inServer,
    'openresty idle': inServer,
    'ingress-nginx idle': yaml({
      'nginx.ingress.kubernetes.io/proxy-read-timeout': '3600',
      'nginx.ingress.kubernetes.io/proxy-send-timeout': '3600',
    }),
    'ingress-nginx reload': yaml({ 'worker-shutdown-timeout': '3600s' }),
    'envoy idle': yaml({ stream_idle_timeout: '3600s', idle_timeout: '3600s' }),
    'contour idle': yaml({ enableWebsockets: 'true', timeoutPolicy: { idle: 'infinity' } }),
    'envoy-gateway idle': yaml({ timeout: { http: { streamIdleTimeout: '0s' } } }),
    'yarp idle': (code) =>
      expect(JSON.parse(`{${code}}`)).toEqual({ HttpRequest: { ActivityTimeout: '01:00:00' } }),

    'kong idle': command(
      ...['curl', '-X', 'PATCH', 'http://localhost:8001/services/SERVICE'],
      ...['-d', 'read_timeout=3600000', '-d', 'write_timeout=3600000'],
    ),
    'varnish idle': command('varnishadm', 'param.set', 'pipe_timeout', '3600'),
    'trafficserver idle': command(
      ...['traffic_ctl', 'config', 'set', 'proxy.config.websocket.no_activity_timeout', '3600'],
    ),
    'trafficserver lifetime': command(
      ...['traffic_ctl', 'config', 'set', 'proxy.config.websocket.active_timeout', '86400'],
    ),
    'aws-alb idle': command(
      ...['aws', 'elbv2', 'modify-load-balancer-attributes', '--load-balancer-arn', 'ARN'],
      ...['--attributes', 'Key=idle_timeout.timeout_seconds,Value=3600'],
    ),
    'aws-clb idle': command(
      ...['aws', 'elb', 'modify-load-balancer-attributes', '--load-balancer-name', 'NAME'],
      ...['--load-balancer-attributes', '{"ConnectionSettings":{"IdleTimeout":3600}}'],
    ),
    'gcp-alb-classic lifetime': command(
      ...['gcloud', 'compute', 'backend-services', 'update', 'BACKEND', '--global', '--timeout=3600'],
    ),
    'gcp-cloud-run lifetime': command(
      ...['gcloud', 'run', 'services', 'update', 'SERVICE', '--region', 'REGION', '--timeout=3600'],
    ),
    'azure-app-gateway idle': command(
      ...['az', 'network', 'application-gateway', 'http-settings', 'update', '--resource-group', 'GROUP'],
      ...['--gateway-name', 'GATEWAY', '--name', 'SETTINGS', '--timeout', '3600'],
    ),
    'azure-load-balancer idle': command(
      ...['az', 'network', 'lb', 'rule', 'update', '--resource-group', 'GROUP', '--lb-name', 'NAME'],
      ...['--name', 'RULE', '--idle-timeout', '30', '--enable-tcp-reset', 'true'],
    ),
    'uvicorn heartbeat': command(
      ...['uvicorn', 'app:app', '--ws-ping-interval', '20', '--ws-ping-timeout', '60'],
    ),
    'daphne heartbeat': command(
      ...['daphne', '--ping-interval', '20', '--ping-timeout', '60', 'app:application'],
    ),
    'daphne lifetime': command('daphne', '--websocket_timeout', '-1', 'app:application'),

    'python-websockets heartbeat': (code) =>
      expect(didInPython({ setting: { library: 'websockets', code } }).setting).toMatchObject([
        { ping_interval: 20, ping_timeout: 60 },
      ]),
    'uwebsockets idle': call(['app', 'ws'], '/*', { idleTimeout: 960 }),
    'bun idle': call(['Bun', 'serve'], { websocket: { idleTimeout: 960 } }),
    'deno heartbeat': call(['Deno', 'upgradeWebSocket'], 'request', { idleTimeout: 120 }),
    'vercel lifetime': (code) => {
      const config = `data:text/javascript;base64,${btoa(code)}`;
      expect(runModule(`import { maxDuration } from '${config}';\nconsole.log(maxDuration);`)).toBe('1800');
    },

    // Read by `apache2 -t` 2.4, `haproxy -c` 2.6 and `squid -k parse` 5.7 on 2026-11-26.
    'apache-httpd idle': documented(
      /^ProxyPass "\/ws" "http:\/\/backend\/ws" upgrade=websocket timeout=\d+$/,
    ),
    'haproxy configured': documented(/^timeout tunnel \d+h$/),
    'squid idle': documented(/^read_timeout \d+ hour$/),
    'squid lifetime': documented(/^client_lifetime \d+ days$/),
    'fly configured': documented(/^\[http_service\.http_options\]$/, /^ {2}idle_timeout = \d+$/),
    'jetty idle': documented(/^container\.setIdleTimeout\(Duration\.ofHours\(\d+\)\);$/),
    'cowboy idle': documented(/^\{cowboy_websocket, Req, State, #\{idle_timeout => \d+\}\}$/, phoenixSocket),
    'bandit idle': documented(phoenixSocket),
  };
};
