import { describe, expect, test } from 'vitest';
import { quote, reason, recognised } from '../stories.ts';

const hex = (text: string) => Buffer.from(text).toString('hex');

describe('Kubernetes exec', () => {
  // kubernetes/apimachinery, remotecommand/constants.go; kubernetes-client/javascript, web-socket-handler.ts.
  const place = {
    url: 'wss://k8s/api/v1/namespaces/a/pods/b/exec?command=ls',
    protocol: 'v4.channel.k8s.io',
  };
  const failed =
    '{"status":"Failure","message":"command terminated with non-zero exit code","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":"1"}]}}';

  test.each([
    [`<#03${hex('{"metadata":{},"status":"Success"}')}`, 'kubernetes/status commandEnded expected'],
    [`<#03${hex(failed)}`, 'kubernetes/status commandFailed'],
    [`<#03${hex('{"status":"Failure","reason":"InternalError"}')}`, 'kubernetes/status serverError'],
    [`<#01${hex(failed)}`, '-'],
    ['<#ff00', '-'],
  ])('%s says %s', (line, expected) => {
    expect(recognised(place)).toBe('kubernetes-remotecommand certain');
    expect(reason(place, [line])).toBe(expected);
  });

  test('the base64 variant is text', () => {
    const line = `<3${Buffer.from(failed).toString('base64')}`;
    expect(reason({ ...place, protocol: 'base64.channel.k8s.io' }, [line])).toBe(
      'kubernetes/status commandFailed',
    );
    expect(quote({ ...place, protocol: 'base64.channel.k8s.io' }, [line])).toBe(
      'command terminated with non-zero exit code',
    );
  });
});

// jupyter-server/jupyter_server, kernels/connection/channels.py.
test.each([
  ['dead', 'jupyter/kernel kernelDied passing'],
  ['restarting', 'jupyter/kernel kernelDied passing'],
  ['idle', '-'],
])('a Jupyter kernel in state %s: %s', (state, expected) => {
  const place = { url: 'ws://localhost:8888/api/kernels/abc/channels?session_id=x' };
  const line = `<{"header":{"msg_type":"status"},"content":{"execution_state":"${state}"},"channel":"iopub"}`;
  expect(recognised(place, [line])).toBe('jupyter-kernel certain');
  expect(reason(place, [line])).toBe(expected);
});

// ChromeDevTools/devtools-protocol, pdl/domains/Inspector.pdl.
test.each([
  ['<{"method":"Inspector.detached","params":{"reason":"target_closed"}}', 'cdp/detached targetGone'],
  ['<{"method":"Inspector.targetCrashed","params":{}}', 'cdp/crashed targetGone passing'],
  ['<{"method":"Network.dataReceived","params":{}}', '-'],
])('the DevTools protocol: %s says %s', (line, expected) => {
  const place = { url: 'ws://localhost:9222/devtools/page/ABC' };
  expect(recognised(place, ['>{"id":1,"method":"Page.enable"}'])).toBe('cdp certain');
  expect(reason(place, ['>{"id":1,"method":"Page.enable"}', line])).toBe(expected);
});

// obsproject/obs-websocket, docs/generated/protocol.md.
test('OBS says that it quits', () => {
  const place = { url: 'ws://localhost:4455/', protocol: 'obswebsocket.json' };
  const line = '<{"op":5,"d":{"eventType":"ExitStarted","eventIntent":1}}';
  expect(reason(place, [line])).toBe('obs/exit serverShutdown expected');
});

// novnc/noVNC, core/rfb.js _handleSecurityReason.
test('a VNC server refuses with a reason', () => {
  const place = { url: 'wss://vm.dev/websockify', protocol: 'binary' };
  const hello = `<#${hex('RFB 003.008\n')}`;
  const refused = `<#00 00 00 01 00 00 00 15 ${hex('Authentication failed')}`;
  expect(recognised(place, [hello])).toBe('novnc-rfb certain');
  expect(recognised({ url: 'wss://vm.dev/data', protocol: 'binary' })).toBe('novnc-rfb possible');
  expect(reason(place, [hello, refused])).toBe('novnc/refused refusedAuth');
  expect(quote(place, [hello, refused])).toBe('Authentication failed');
  expect(reason(place, [hello, `${refused}00`])).toBe('-');
});

// livekit/protocol, livekit_rtc.proto and livekit_models.proto; bytes by protobuf's rules.
test.each([
  ['<#42 02 10 02', 'livekit/leave replaced'],
  ['<#42 04 08 01 10 08', 'livekit/leave reconnectAsked expected'],
  ['<#42 00', 'livekit/leave serverEnded'],
  ['<#42 05 10 02', '-'],
  ['<#12 02 10 02', '-'],
])('LiveKit: %s says %s', (line, expected) => {
  const place = { url: 'wss://a.livekit.cloud/rtc?access_token=x&protocol=15' };
  expect(recognised(place, ['<#0a 02 08 01'])).toBe('livekit-signal certain');
  expect(reason(place, ['<#0a 02 08 01', line])).toBe(expected);
});

// colyseus/colyseus, packages/shared-types/src/Protocol.ts.
test('a Colyseus room refuses, and is left', () => {
  const place = { url: 'wss://game.dev/proc/room?sessionId=a' };
  const failed = '<#0b cd 0d 02 ab 61 75 74 68 20 66 61 69 6c 65 64';
  const joined = `<#0a 04 ${hex('abcd')} 06 ${hex('schema')}`;
  expect(recognised(place, [joined])).toBe('colyseus certain');
  // The first byte alone begins most protobuf messages too.
  expect(recognised(place, ['<#0a 02 08 01'])).not.toContain('certain');
  expect(reason(place, [joined, failed])).toBe('colyseus/error serverError');
  expect(quote(place, [joined, failed])).toBe('525 auth failed');
  expect(reason(place, [joined, '>#0c'])).toBe('colyseus/leave pageEnded expected');
});

// ueberdosis/hocuspocus, packages/common/src/auth.ts and packages/server/src/OutgoingMessage.ts.
test.each([
  [`<#03${hex('doc')}02 01 11${hex('permission-denied')}`, 'hocuspocus/denied refusedAuth passing'],
  [`<#03${hex('doc')}07 03${hex('bye')}`, 'hocuspocus/close channelClosed passing'],
  [`<#03${hex('doc')}00 00 01 00`, '-'],
])('Hocuspocus: %s says %s', (line, expected) => {
  const first = `>#03${hex('doc')}00 00 01 00`;
  expect(recognised({ url: 'wss://shop.dev/collab' }, [first])).toBe('hocuspocus-yjs possible');
  expect(reason({ url: 'wss://shop.dev/collab' }, [first, line])).toBe(expected);
});
