import { expect, test } from 'vitest';
import { beat, reason, recognised } from '../stories.ts';

// Azure/azure-webpubsub, protocols/client/client-spec.md.
test('Azure Web PubSub announces the end', () => {
  const place = { url: 'wss://x.webpubsub.azure.com/client/hubs/h', protocol: 'json.webpubsub.azure.v1' };
  const line = '<{"type":"system","event":"disconnected","message":"reason"}';
  expect(reason(place, [line])).toBe('azure-webpubsub/disconnected serverEnded');
  expect(reason(place, ['<{"type":"system","event":"connected"}'])).toBe('-');
});

// get-convex/convex-js, src/browser/sync/protocol.ts.
test.each([
  ['<{"type":"FatalError","error":"x"}', 'convex/fatal serverError'],
  ['<{"type":"AuthError","error":"x","baseVersion":0,"authUpdateAttempted":true}', 'convex/auth refusedAuth'],
  ['<{"type":"Ping"}', '-'],
])('Convex: %s says %s', (line, expected) => {
  const place = { url: 'wss://a.convex.cloud/api/1.0/sync' };
  const connect = '>{"type":"Connect","sessionId":"a","connectionCount":0}';
  expect(recognised(place, [connect])).toBe('convex certain');
  expect(reason(place, [connect, line])).toBe(expected);
  expect(beat(place, [connect, '<{"type":"Ping"}'], 60_000)).toBe('missed server');
});

// appwrite/appwrite, app/realtime.php.
test.each([
  [
    '<{"type":"error","data":{"code":1008,"message":"Missing or unknown project ID"}}',
    'appwrite/error forbidden',
  ],
  ['<{"type":"error","data":{"code":1003,"message":"x"}}', 'appwrite/error serverReportedError passing'],
  ['<{"type":"event","data":{"code":1008}}', '-'],
])('Appwrite: %s says %s', (line, expected) => {
  const place = { url: 'wss://cloud.appwrite.io/v1/realtime?project=a&channels[]=b' };
  expect(recognised(place, ['<{"type":"connected","data":{"channels":[]}}'])).toBe(
    'appwrite-realtime certain',
  );
  expect(reason(place, [line])).toBe(expected);
});

// meteor/meteor, packages/ddp/DDP.md and packages/ddp-common/heartbeat.js.
test.each([
  ['<{"msg":"failed","version":"1"}', 'ddp/failed versionMismatch'],
  ['<{"msg":"error","reason":"Must connect first"}', 'ddp/error badMessage passing'],
  ['<{"msg":"nosub","id":"x","error":{"error":404}}', 'ddp/nosub subscriptionEnded passing'],
  ['<{"msg":"nosub","id":"x"}', '-'],
])('Meteor: %s says %s', (line, expected) => {
  const place = { url: 'wss://shop.dev/websocket' };
  const connect = '>{"msg":"connect","version":"1","support":["1","pre2","pre1"]}';
  expect(recognised(place, [connect])).toBe('meteor-ddp certain');
  expect(reason(place, [connect, line])).toBe(expected);
  const pinged = [connect, '@15000 <{"msg":"ping"}'];
  expect(beat(place, pinged, 28_999)).toBe('fine');
  expect(beat(place, pinged, 30_000)).toBe('unanswered page');
  expect(beat(place, [...pinged, '>{"msg":"pong"}'], 30_000)).toBe('fine');
});

// home-assistant/developers.home-assistant, docs/api/websocket.md.
test('Home Assistant refuses a token', () => {
  const place = { url: 'wss://home.local/api/websocket' };
  const asked = '<{"type":"auth_required","ha_version":"2026.1"}';
  expect(recognised(place, [asked])).toBe('home-assistant certain');
  expect(reason(place, [asked, '<{"type":"auth_invalid","message":"Invalid password"}'])).toBe(
    'home-assistant/auth-invalid refusedAuth',
  );
});

// mattermost/mattermost, webapp/platform/client/src/websocket.ts.
test('Mattermost refuses a request, and its client pings every 30 s', () => {
  const place = { url: 'wss://chat.dev/api/v4/websocket' };
  const hello = '<{"event":"hello","data":{"connection_id":"a"}}';
  const failed =
    '<{"status":"FAIL","error":{"id":"api.web_socket_router.not_authenticated.app_error","message":"..."},"seq_reply":1}';
  expect(reason(place, [hello, failed])).toBe('mattermost/fail refusedAuth passing');
  const pinged = [hello, '@30000 >{"action":"ping","seq":2}'];
  expect(beat(place, pinged, 60_000)).toBe('unanswered server');
  expect(beat(place, [...pinged, '<{"status":"OK","seq_reply":2}'], 60_000)).toBe('fine');
});
