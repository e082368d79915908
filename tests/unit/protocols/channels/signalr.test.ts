import { describe, expect, test } from 'vitest';
import { beat, heartbeat, quote, reason, recognised } from '../stories.ts';

const end = '\u001e';

describe('SignalR', () => {
  // dotnet/aspnetcore, src/SignalR/docs/specs/HubProtocol.md.
  const place = { url: 'wss://shop.dev/chat?id=abc' };
  const json = [`>{"protocol":"json","version":1}${end}`, `<{}${end}`];
  const packed = [`>{"protocol":"messagepack","version":1}${end}`, `<{}${end}`];

  test('is certain by its handshake and the connection id', () => {
    expect(recognised(place, json)).toBe('signalr-json certain');
    expect(recognised(place, packed)).toBe('signalr-messagepack certain');
    // Without negotiation there is no id in the address; the handshake of both sides is like no other's, but not what an echo gives back.
    const plain = { url: 'wss://shop.dev/chat' };
    const [asked = ''] = json;
    expect(recognised(plain, json)).toBe('signalr-json likely');
    expect(recognised(plain, [asked])).toBe('signalr-json possible');
    expect(recognised(plain, [asked, asked.replace('>', '<')])).toBe('signalr-json possible');
    expect(recognised({ url: 'wss://shop.dev/chat' }, ['<{}\u001e'])).toBe('none');
    expect(recognised(place, ['>{"protocol":"json"}'])).toBe('none');
  });

  test.each([
    [`<{"type":7,"error":"Connection closed with an error."}${end}`, 'signalr/close serverError'],
    [`<{"type":6}${end}{"type":7}${end}`, 'signalr/close serverEnded'],
    [`<{"type":7,"error":"x","allowReconnect":true}${end}`, 'signalr/close reconnectAsked expected'],
    [`>{"type":7}${end}`, 'signalr/close pageEnded expected'],
    [
      `<{"error":"Requested protocol 'messagepack' is not available."}${end}`,
      'signalr/handshake handshakeRefused',
    ],
    [`<{"type":3,"invocationId":"123","error":"It didn't work!"}${end}`, '-'],
    ['<{"type":7}', '-'],
  ])('%s says %s', (line, expected) => {
    expect(reason(place, [...json, line])).toBe(expected);
  });

  test.each([
    ['<#06 92 07 a3 78 79 7a', 'signalr/close serverError', 'xyz'],
    ['<#07 93 07 a3 78 79 7a c3', 'signalr/close reconnectAsked expected', 'xyz'],
    ['<#02 91 06 06 92 07 a3 78 79 7a', 'signalr/close serverError', 'xyz'],
    ['<#03 92 07 c0', 'signalr/close serverEnded', '03 92 07 c0'],
    ['<#02 91 06', '-', '-'],
    ['<#06 92 07', 'signalr/close serverEnded', '06 92 07'],
  ])('MessagePack %s says %s', (line, expected, said) => {
    expect(reason(place, [...packed, line])).toBe(expected);
    expect(quote(place, [...packed, line])).toBe(said);
  });

  test('gives up after 30 s without a message, by default', () => {
    expect(heartbeat(place, json, 1)?.announced).toBe(false);
    expect(beat(place, [...json, '@20000 >x'], 30_000)).toBe('missed server');
    expect(beat(place, [...json, '@20000 <x'], 30_000)).toBe('missed page');
    expect(beat(place, [...json, '@20000 <x', '>x'], 48_000)).toBe('fine');
  });
});
