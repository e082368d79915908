import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redactMessage, redactText } from '../../../../src/model/redaction/redact-messages.ts';

test.each([
  [
    '{"type":"connection_init","payload":{"Authorization":"Bearer abc","locale":"en"}}',
    '{"type":"connection_init","payload":{"Authorization":"***","locale":"en"}}',
  ],
  ['40{"token":"abc"}', '40{"token":"***"}'],
  ['42["auth",{"apiKey" : "abc","room":"a"}]', '42["auth",{"apiKey" : "***","room":"a"}]'],
  ['42["login","eyJhbGciOiJIUzI1NiJ9.eyJzdWIi.c2ln"]', '42["login","***"]'],
  ['{"type":"auth","access_token":"abc"}', '{"type":"auth","access_token":"***"}'],
  ['{"op":2,"d":{"token":"abc","intents":513}}', '{"op":2,"d":{"token":"***","intents":513}}'],
  [
    '{"protocol":"json"}\u001e{"arguments":[{"password":"a\\"b"}]}\u001e',
    '{"protocol":"json"}\u001e{"arguments":[{"password":"***"}]}\u001e',
  ],
  ['{"tokens":["a","b"],"n":["c"]}', '{"tokens":["***","***"],"n":["c"]}'],
  [
    '{"credentials":{"user":"a","more":{"x":"b"}},"y":"c"}',
    '{"credentials":{"user":"***","more":{"x":"***"}},"y":"c"}',
  ],
  // What a session announces is no secret, its id is.
  [
    '{"session":{"id":"a","session_id":"b","expires_at":1700000000}}',
    '{"session":{"id":"a","session_id":"***","expires_at":1700000000}}',
  ],
  [
    '{"usage":{"total_tokens":45},"password":1234,"pin":-1}',
    '{"usage":{"total_tokens":45},"password":"***","pin":"***"}',
  ],
  ['{"token":"","secret":null,"jwt":true}', '{"token":"","secret":null,"jwt":true}'],
  // Inside strings, as SockJS and Pusher have it, twice too.
  ['a["{\\"token\\":\\"abc\\",\\"n\\":1}"]', 'a["{\\"token\\":\\"***\\",\\"n\\":1}"]'],
  ['{"data":"{\\"auth\\":\\"k:s\\"}"}', '{"data":"{\\"auth\\":\\"***\\"}"}'],
  [
    'a["{\\"data\\":\\"{\\\\\\"auth\\\\\\":\\\\\\"k\\\\\\"}\\"}"]',
    'a["{\\"data\\":\\"{\\\\\\"auth\\\\\\":\\\\\\"***\\\\\\"}\\"}"]',
  ],
  ['{"say":"a \\"quote\\" stays"}', '{"say":"a \\"quote\\" stays"}'],
  // Cut anywhere.
  ['{"token":"abc', '{"token":"***'],
  ['{"n":1,"token":"abc\\', '{"n":1,"token":"***'],
  ['a["{\\"token\\":\\"ab', 'a["***'],
  ['{"a":"plain te', '{"a":"plain te'],
  [
    'CONNECT\naccept-version:1.2\nlogin:ann\npasscode:abc\nAuthorization:Bearer x\n\n\0',
    'CONNECT\naccept-version:1.2\nlogin:***\npasscode:***\nAuthorization:***\n\n\0',
  ],
  [
    'SEND\r\ndestination:/q\r\nx-token:abc\r\n\r\nlogin:a {"password":"x"}\0',
    'SEND\r\ndestination:/q\r\nx-token:***\r\n\r\nlogin:a {"password":"***"}\0',
  ],
  ['PASS oauth:abc', 'PASS ***'],
  ["<auth xmlns='a' mechanism='PLAIN'>AGFubgBhYmM=</auth>", "<auth xmlns='a' mechanism='PLAIN'>***</auth>"],
  ['token: abc', 'token: abc'],
  ['plain', 'plain'],
])('%j becomes %j', (text, expected) => {
  expect(redactText(text)).toBe(expected);
});

describe('bytes', () => {
  const asIs = (text: string) => text;
  const base64 = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex').toString('base64');
  const hexOf = (data: string) => Buffer.from(data, 'base64').toString('hex');
  const redacted = (hex: string) => hexOf(redactMessage({ kind: 'binary', data: base64(hex) }, asIs));
  const bare = (hex: string) => hex.replaceAll(' ', '');

  test.each([
    [
      'version 3.1.1',
      '10 16 0004 4d515454 04 c2 003c 0001 61 0003 616e6e 0002 7077',
      '10 17 0004 4d515454 04 c2 003c 0001 61 0003 2a2a2a 0003 2a2a2a',
    ],
    [
      'version 5 with properties and a will',
      '10 1e 0004 4d515454 05 c6 003c 05 1100000001 0001 61 00 0001 74 0001 70 0001 75 0001 70',
      null,
    ],
    [
      'no user name',
      '10 10 0004 4d515454 04 42 003c 0001 61 0001 70',
      '10 12 0004 4d515454 04 42 003c 0001 61 0003 2a2a2a',
    ],
    ['neither', '10 0d 0004 4d515454 04 02 003c 0001 61', '10 0d 0004 4d515454 04 02 003c 0001 61'],
    [
      'cut inside the password',
      '10 80 01 0004 4d515454 04 42 003c 0001 61 0070 7061',
      '10 13 0004 4d515454 04 42 003c 0001 61 0003 2a2a2a',
    ],
    ['something else', '10 03 616263', '10 03 616263'],
  ])('CONNECT of MQTT: %s', (_name, hex, expected) => {
    if (expected !== null) expect(redacted(hex)).toBe(bare(expected));
    else expect(redacted(hex).endsWith(bare('0001 74 0001 70 0003 2a2a2a 0003 2a2a2a'))).toBe(true);
    expect(redacted(redacted(hex))).toBe(redacted(hex));
  });

  test('JSON in bytes is read as JSON', () => {
    const data = Buffer.from('{"setup":{"token":"abc"}}').toString('base64');
    const said = redactMessage({ kind: 'binary', data }, asIs);
    expect(Buffer.from(said, 'base64').toString()).toBe('{"setup":{"token":"***"}}');
  });
});

const pieces = fc.constantFrom(
  '"token"',
  ':',
  '"',
  '\\',
  '\\"',
  '{',
  '}',
  '[',
  ']',
  ',',
  '"abc"',
  '1',
  ' ',
  'x',
  '\n',
  'CONNECT\n',
  'login:a',
);
const anyText = fc.oneof(
  fc.string(),
  fc.array(pieces, { maxLength: 40 }).map((list) => list.join('')),
);

test('a masked message is masked to itself, whatever it holds', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = redactText(text);
      expect(redactText(once)).toBe(once);
    }),
    { numRuns: 2_000 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const message = (data: string) => ({ kind: 'binary' as const, data });
      const once = redactMessage(message(Buffer.from([0x10, ...bytes]).toString('base64')), (text) => text);
      expect(redactMessage(message(once), (text) => text)).toBe(once);
    }),
    { numRuns: 500 },
  );
});

test('JSON stays JSON of the same shape', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('token', 'a', 'session', 'auth'), fc.jsonValue({ maxDepth: 3 })),
      (value) => {
        const redacted: unknown = JSON.parse(redactText(JSON.stringify(value)));
        expect(Object.keys(redacted as object)).toEqual(Object.keys(value));
      },
    ),
    { numRuns: 500 },
  );
});
