import { expect, test } from 'vitest';
import { quote, reason, recognised } from '../stories.ts';

// vitejs/vite, packages/vite/types/hmrPayload.d.ts and src/client/client.ts.
test('a dev server reloads the page, and is probed while it is away', () => {
  const vite = { url: 'ws://localhost:5173/?token=x', protocol: 'vite-hmr' };
  expect(recognised(vite)).toBe('vite-hmr certain');
  expect(reason(vite, ['<{"type":"full-reload","path":"*"}'])).toBe('vite/full-reload devReload expected');
  expect(reason(vite, ['<{"type":"error","err":{"message":"x","stack":""}}'])).toBe('-');
  expect(reason({ ...vite, protocol: 'vite-ping' }, [])).toBe('vite/probe devProbe expected');
  expect(quote({ ...vite, protocol: 'vite-ping' }, [])).toBe('');
});

// vitejs/vite, packages/vite/src/node/server/ws.ts: `close()` terminates every socket.
test.each([
  ['ws://localhost:5173/?token=x', 'vite-hmr', true, 'vite/cut devGone expected'],
  ['ws://app.localhost:5173/', 'vite-hmr', true, 'vite/cut devGone expected'],
  ['ws://[::1]:5173/', 'vite-hmr', true, 'vite/cut devGone expected'],
  ['ws://localhost:5173/', 'vite-hmr', false, '-'],
  ['ws://localhost:5173/', 'chat', true, '-'],
  // From elsewhere a proxy or the network may have cut it.
  ['wss://dev.shop.test/', 'vite-hmr', true, '-'],
])('an end at %s in %s, cut: %s, says %s', (url, protocol, wasCut, expected) => {
  const connected = '<{"type":"connected"}';
  expect(reason({ url, protocol }, [connected], 3_600_000, wasCut)).toBe(expected);
});

// webpack/webpack-dev-server, lib/Server.js.
test.each([
  ['<{"type":"error","data":"Invalid Host/Origin header"}', 'webpack/host hostRefused'],
  ['<{"type":"static-changed"}', 'webpack/static-changed devReload expected'],
  ['<{"type":"error","data":"x"}', '-'],
  ['<{"type":"still-ok"}', '-'],
])('webpack: %s says %s', (line, expected) => {
  const place = { url: 'ws://localhost:8080/ws' };
  expect(recognised(place, ['<{"type":"hot"}'])).toBe('webpack-dev-server certain');
  expect(reason(place, ['<{"type":"hot"}', line])).toBe(expected);
});

// vercel/next.js, hot-reloader-types.ts and web-socket.ts.
test.each([
  [
    'ws://localhost:3000/_next/webpack-hmr',
    'action',
    '<{"action":"reloadPage"}',
    'nextjs/reload devReload expected',
  ],
  [
    'ws://localhost:3000/_next/hmr?id=1',
    'type',
    '<{"type":"reloadPage"}',
    'nextjs/reload devReload expected',
  ],
  [
    'ws://localhost:3000/_next/webpack-hmr',
    'action',
    '<{"action":"serverError","errorJSON":"x"}',
    'nextjs/server-error serverReportedError passing',
  ],
])('Next.js at %s with %s: %s says %s', (url, field, line, expected) => {
  const sync = `<{"${field}":"sync","hash":"a","errors":[]}`;
  expect(recognised({ url }, [sync])).toBe('nextjs-hmr certain');
  expect(reason({ url }, [sync, line])).toBe(expected);
});

// parcel-bundler/parcel, HMRServer.js.
test('Parcel reloads the page', () => {
  const place = { url: 'ws://localhost:1234/' };
  const broken = '<{"type":"error","diagnostics":{"ansi":[],"html":[]}}';
  expect(recognised(place, [broken])).toBe('parcel-hmr certain');
  expect(reason(place, [broken, '<{"type":"reload"}'])).toBe('parcel/reload devReload expected');
  expect(recognised(place, ['<{"type":"reload"}'])).toBe('none');
});

// facebook/metro, packages/metro/src/HmrServer.js.
test('Metro has forgotten a bundle after its restart', () => {
  const place = { url: 'ws://localhost:8081/hot' };
  const lines = [
    '>{"type":"register-entrypoints","entryPoints":[]}',
    '<{"type":"error","body":{"type":"GraphNotFoundError","message":"x"}}',
  ];
  expect(recognised(place, lines)).toBe('metro-hmr certain');
  expect(reason(place, lines)).toBe('metro/graph devRestarted passing expected');
});
