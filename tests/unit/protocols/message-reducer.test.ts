import { describe, expect, test } from 'vitest';
import type { LoggedMessage } from '../../../src/model/network-entry.ts';
import { askedFor, keptMessages, wants } from '../../../src/protocols/message-reducer.ts';
import { candidateProtocols, protocolOf } from '../../../src/protocols/recognise-protocol.ts';
import type { Protocol } from '../../../src/protocols/types.ts';
import { reduced } from './reduced.ts';
import { logged, messagesOf, start } from './stories.ts';

const protocols = (...ids: readonly string[]) => ids.flatMap((id) => protocolOf(id) ?? []);
const socketIo = protocols('socket.io-v3v4');
const texts = ({ messages }: { readonly messages: readonly LoggedMessage[] }) =>
  messages.map(({ data }) => data);
const data = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) =>
    logged('received', `42["n",${from + index}]`, start + from + index),
  );

test('keeps the first two of each direction and the last ten, in order', () => {
  const sent = ['a', 'b', 'c'].map((text) => logged('sent', text));
  const kept = texts(reduced([...data(5), ...sent, ...data(20, 5)], []));
  expect(kept).toEqual([
    '42["n",0]',
    '42["n",1]',
    'a',
    'b',
    'c',
    ...Array.from({ length: 10 }, (_, index) => `42["n",${index + 15}]`),
  ]);
});

test('counts all, and keeps few whole', () => {
  const messages = messagesOf(['<a', '>b', '<c']);
  expect(reduced(messages, [])).toEqual({ received: 2, sent: 1, messages });
  expect(reduced([], [])).toEqual({ received: 0, sent: 0, messages: [] });
});

test('keeps the last ping and pong, and goodbyes, of a protocol that may be spoken', () => {
  const messages = [
    ...data(3),
    ...messagesOf(['@10 <2', '>3', '@20 <2', '>3', '@30 <41/admin,']),
    ...data(50, 100),
  ];
  const kept = reduced(messages, socketIo);
  const beats = kept.messages.filter(({ data: text }) => ['2', '3', '41/admin,'].includes(text));
  // The first two that were sent are answers to pings.
  expect(beats.map(({ at, data: text }) => `${text}@${at - start}`)).toEqual([
    '3@10',
    '2@20',
    '3@20',
    '41/admin,@30',
  ]);
  expect(texts(reduced(messages, []))).not.toContain('41/admin,');
});

test('keeps the last of what is asked for, up to a cap', () => {
  const goodbyes = Array.from({ length: 30 }, (_, index) => logged('received', `44{"message":"${index}"}`));
  const kept = texts(reduced([...data(3), ...goodbyes, ...data(10, 10)], socketIo));
  expect(kept.filter((text) => text.startsWith('44'))).toEqual(
    goodbyes.slice(-keptMessages.asked).map((one) => one.data),
  );
});

describe('large goodbyes early on', () => {
  const big = 'x'.repeat(6_000);
  const shake = messagesOf(['@30 <0{"sid":"a","pingInterval":25000,"pingTimeout":20000}', '@40 >40']);
  const errors = Array.from({ length: 8 }, (_, index) =>
    logged('received', `44/ns${index},{"message":"${big}"}`, start + 1_000 + index),
  );
  const rest = [...messagesOf(['@25000 <2', '@25005 >3']), ...data(40, 26_000)];
  const { messages } = reduced([...shake, ...errors, ...rest], socketIo);

  test('leave their room to pings, pongs and the last ten', () => {
    expect(messages.slice(-10).map(({ data: text }) => text)).toEqual(rest.slice(-10).map((one) => one.data));
    expect(messages.filter(({ at }) => at - start === 25_000).map((one) => one.data)).toEqual(['2']);
    expect(messages.filter(({ at }) => at - start === 25_005).map((one) => one.data)).toEqual(['3']);
  });

  test('give theirs to the newest', () => {
    const lengths = messages.filter(({ data: text }) => text.startsWith('44')).map((one) => one.data.length);
    expect(lengths.at(-1)).toBe(keptMessages.readLength);
    expect(lengths).toEqual(lengths.toSorted((left, right) => left - right));
  });

  test('are kept whole among the last ten', () => {
    const kept = reduced([...shake, ...data(20), errors[0] ?? logged('received', '')], socketIo);
    expect(kept.messages.at(-1)?.data).toHaveLength(keptMessages.readLength);
  });
});

describe('the last ping', () => {
  const cable = protocols('actioncable');
  const opening = messagesOf([
    '@30 <{"type":"welcome"}',
    '@40 >{"command":"subscribe"}',
    '@50 <{"type":"confirm_subscription"}',
  ]);
  const ping = messagesOf(['@3000 <{"type":"ping","message":3000}']);
  const beats = (given: readonly LoggedMessage[], candidates: readonly Protocol[]) =>
    texts(reduced([...opening, ...given, ...data(30, 10_000)], candidates)).filter((text) =>
      /ping/.test(text),
    );

  test('gives way to no data that speaks of one', () => {
    const forged = data(30, 4_000).map((one) => ({ ...one, data: '{"message":{"kind":"ping"}}', size: 27 }));
    expect(beats([...ping, ...forged], cable)).toEqual([ping[0]?.data]);
  });

  test('may be what only looks like one, as long as none is for sure', () => {
    expect(beats(messagesOf(['@3000 <{"kind":"ping"}']), cable)).toEqual(['{"kind":"ping"}']);
  });

  test('is found inside the frames of SockJS', () => {
    const framed = messagesOf([
      '@10 <o',
      '@20 >["{\\"msg\\":\\"connect\\"}"]',
      '@30 <a["{\\"msg\\":\\"connected\\"}"]',
      '@3000 <a["{\\"msg\\":\\"ping\\"}"]',
      '@4000 <a["{\\"msg\\":\\"added\\",\\"fields\\":\\"ping\\"}"]',
    ]);
    const kept = texts(reduced([...framed, ...data(30, 10_000)], protocols('meteor-ddp')));
    expect(kept).toContain(framed[3]?.data);
  });
});

describe('caps', () => {
  test('shorten a message, and say so', () => {
    const long = logged('received', 'x'.repeat(100_000));
    const { messages } = reduced([long, ...data(3), long, ...data(1)], []);
    expect(messages.map(({ data: text, cut, size }) => [text.length, cut, size]).slice(0, 1)).toEqual([
      [keptMessages.readLength, true, 100_000],
    ]);
    expect(messages[4]).toMatchObject({ cut: true, data: 'x'.repeat(keptMessages.plainLength) });
  });

  test('hold for all messages of a connection together', () => {
    const long = Array.from({ length: 40 }, (_, index) =>
      logged(index % 2 ? 'sent' : 'received', `44{${'x'.repeat(9_000)}`),
    );
    const { messages } = reduced(long, socketIo);
    const length = messages.reduce((sum, { data: text }) => sum + text.length, 0);
    expect(length).toBeLessThanOrEqual(keptMessages.totalLength);
    expect(messages).toHaveLength(14);
  });

  test('split neither a surrogate pair nor a group of base64', () => {
    const emoji = logged('received', 'a'.repeat(keptMessages.readLength - 1).concat('😀'.repeat(9)));
    expect(reduced([emoji], []).messages[0]?.data).toBe('a'.repeat(keptMessages.readLength - 1));
    const bytes = logged('received', { hex: 'ab'.repeat(9_000) });
    expect((reduced([bytes], []).messages[0]?.data.length ?? 1) % 4).toBe(0);
  });
});

test.each([
  ['socket.io-v3v4', '<41', true],
  ['socket.io-v3v4', '<42["41"]', false],
  ['signalr-messagepack', '<#06 92 07 a3 78 79 7a', true],
  ['signalr-messagepack', '<#06 95 01 a3 78 79 7a', false],
  ['mqtt5-ws', '<#e0 02 8e 00', true],
  ['mqtt5-ws', '<#30 02 8e 00', false],
  ['stomp', '<a["ERROR\\nmessage:x"]', true],
  ['stomp', '<a["\\n"]', true],
  ['stomp', '<MESSAGE\nERROR', false],
  ['meteor-ddp', '<a["{\\"msg\\":\\"ping\\"}"]', true],
  ['slack-socket-mode', '<{"type":"disconnect","reason":"x"}', true],
  ['gemini-live', `<#${Buffer.from('{"goAway":{}}').toString('hex')}`, true],
])('%s on %s: wanted %s', (id, line, wanted) => {
  const [message] = messagesOf([line]);
  expect(message && wants(protocols(id), message)).toBe(wanted);
});

test('a long message that speaks of a ping is none', () => {
  const [short, long] = [
    logged('received', '{"type":"ping"}'),
    logged('received', `{"type":"ping","text":"${'x'.repeat(600)}"}`),
  ];
  expect(askedFor(protocols('actioncable'), short)).toBe('ping');
  expect(askedFor(protocols('actioncable'), long)).toBeNull();
});

test('every protocol keeps the messages that its readers need, whatever else passes', () => {
  const place = {
    url: 'wss://shop.dev/socket.io/?EIO=4&transport=websocket',
    requestedProtocols: [],
    protocol: '',
  };
  const messages = messagesOf([
    '<0{"sid":"a","pingInterval":25000,"pingTimeout":20000}',
    '>40',
    '<40{"sid":"b"}',
  ]);
  expect(candidateProtocols({ ...place, messages }).map(({ id }) => id)).toEqual(['socket.io-v3v4']);
});

test('200,000 messages of 64 bytes are reduced well within a second, in text and in bytes, for several candidates', () => {
  const text = `42["trade",${'1'.repeat(64)}`.slice(0, 64);
  const bytes = Buffer.alloc(48, 7).toString('base64');
  const candidates = protocols('socket.io-v3v4', 'signalr-json', 'mqtt5-ws');
  const measure = (kind: LoggedMessage['kind'], content: string) => {
    function* many() {
      for (let at = 0; at < 200_000; at += 1)
        yield { direction: 'received', at, kind, size: 64, data: content, cut: false } as const;
    }
    // The processor's time: a busy machine makes no difference.
    const from = process.cpuUsage();
    expect(reduced(many(), candidates).received).toBe(200_000);
    return process.cpuUsage(from).user / 1_000;
  };
  expect(measure('text', text)).toBeLessThan(1_000);
  expect(measure('binary', bytes)).toBeLessThan(1_000);
});
