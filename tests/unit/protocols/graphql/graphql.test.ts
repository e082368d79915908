import { describe, expect, test } from 'vitest';
import { beat, heartbeat, quote, reason, recognised } from '../stories.ts';

const init = '>{"type":"connection_init","payload":{}}';
const ack = '<{"type":"connection_ack"}';

describe('subscriptions-transport-ws', () => {
  // apollographql/subscriptions-transport-ws, src/server.ts.
  const place = { url: 'wss://shop.dev/graphql', protocol: 'graphql-ws' };

  test.each([
    [
      '<{"type":"connection_error","payload":{"message":"Missing auth token!"}}',
      'graphql-ws/connection-error refusedAuth',
    ],
    // hasura/graphql-engine, Protocol.hs: a bare text.
    ['<{"type":"connection_error","payload":"cannot start"}', 'graphql-ws/connection-error refusedAuth'],
    ['>{"type":"connection_terminate"}', 'graphql-ws/terminate pageEnded expected'],
    ['<{"id":"1","type":"error","payload":{"message":"x"}}', '-'],
    ['>{"type":"connection_error"}', '-'],
  ])('%s says %s', (line, expected) => {
    expect(recognised(place, [init])).toBe('graphql-ws-legacy certain');
    expect(reason(place, [init, line])).toBe(expected);
  });

  test('quotes the message, in either form', () => {
    expect(quote(place, ['<{"type":"connection_error","payload":{"message":"Missing auth token!"}}'])).toBe(
      'Missing auth token!',
    );
    expect(quote(place, ['<{"type":"connection_error","payload":"cannot start"}'])).toBe('cannot start');
  });

  test('the client watches from the first "ka" on', () => {
    expect(beat(place, [init, ack], 60_000)).toBe('none');
    expect(beat(place, [init, ack, '<{"type":"ka"}'], 28_999)).toBe('fine');
    expect(beat(place, [init, ack, '<{"type":"ka"}'], 30_000)).toBe('missed server');
  });
});

test('graphql-transport-ws says it in the close code; a bare text is Hasura', () => {
  // enisdenjo/graphql-ws, PROTOCOL.md; hasura/graphql-engine, WSServerApp.hs.
  const place = { url: 'wss://shop.dev/graphql', protocol: 'graphql-transport-ws' };
  expect(reason(place, [init, '<{"id":"1","type":"error","payload":[{"message":"x"}]}'])).toBe('-');
  expect(reason(place, [init, '<{"id":"1","type":"complete"}'])).toBe('-');
  expect(reason(place, [init, '<{"id":"1","type":"error","payload":"x"}'])).toBe(
    'graphql-transport-ws/error serverReportedError passing',
  );
});

describe('AWS AppSync', () => {
  // aws-amplify/amplify-js, packages/api-graphql/src/Providers.
  const host = 'wss://abc.appsync-realtime-api.eu-west-1.amazonaws.com';
  const graphql = { url: `${host}/graphql?header=x&payload=e30=`, protocol: 'graphql-ws' };
  const events = { url: `${host}/event/realtime`, protocol: 'aws-appsync-event-ws' };

  test('is itself before it is any other GraphQL', () => {
    expect(recognised(graphql, [init])).toBe('aws-appsync certain');
    expect(recognised(events, [init])).toBe('aws-appsync-events certain');
  });

  test.each([
    [
      graphql,
      '<{"type":"connection_error","payload":{"errors":[{"errorType":"UnauthorizedException","errorCode":401}]}}',
      'aws-appsync/connection-error refusedAuth',
    ],
    [
      graphql,
      '<{"type":"connection_error","payload":{"errors":[{"errorType":"BadRequestException","errorCode":400}]}}',
      'aws-appsync/connection-error handshakeRefused',
    ],
    [graphql, '<{"type":"connection_error","payload":{}}', 'aws-appsync/connection-error handshakeRefused'],
    [
      events,
      '<{"type":"subscribe_error","id":"1","errors":[{"errorType":"UnauthorizedException","message":"x"}]}',
      'aws-appsync/refused joinRefused passing',
    ],
  ])('%j: %s says %s', (place, line, expected) => {
    expect(reason(place, [init, line])).toBe(expected);
  });

  test.each([
    [graphql, '<{"type":"connection_ack","payload":{"connectionTimeoutMs":60000}}', true],
    [events, '<{"type":"connection_ack","connectionTimeoutMs":60000}', true],
  ])('%j announces its timeout in %s', (place, line, announced) => {
    expect(heartbeat(place, [init, line], 1)).toMatchObject({ announced, interval: 60_000, patience: 0 });
    expect(beat(place, [init, line, '<{"type":"ka"}'], 58_999)).toBe('fine');
    expect(beat(place, [init, line, '<{"type":"ka"}'], 60_000)).toBe('missed server');
  });

  test('has a default', () => {
    expect(heartbeat(graphql, [init, ack], 1)).toMatchObject({ announced: false, interval: 300_000 });
  });
});
