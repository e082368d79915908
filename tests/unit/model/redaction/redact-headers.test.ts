import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskText } from '../../../../src/model/redaction/redact.ts';
import { redactHeaders } from '../../../../src/model/redaction/redact-headers.ts';

const redacted = (name: string, value: string) => redactHeaders([[name, value]], maskText)[0]?.[1];

test.each([
  ['Authorization', 'Bearer abc', '***'],
  ['Cookie', 'sid=s3cret; theme=dark', 'sid=***; theme=***'],
  ['Cookie', 'nameless', '***'],
  ['Set-Cookie', 'sid=s3cret; Path=/; HttpOnly', 'sid=***; Path=/; HttpOnly'],
  ['Sec-WebSocket-Key', 'W2Yp0GNQFPF8DYtz5OsHgA==', '***'],
  ['CF-RAY', '8f1a2b3c4d5e6f70-FRA', '***'],
  ['X-Amz-Cf-Id', 'abc==', '***'],
  ['x-request-id', 'abc', '***'],
  ['Fly-Request-Id', '01J-fra', '***'],
  ['x-amzn-Trace-Id', 'Root=1-2-3', '***'],
  ['X-Auth-Token', 'abc', '***'],
  [
    'Report-To',
    String.raw`{"endpoints":[{"url":"https:\/\/a.nel.cloudflare.com\/report\/v4?s=tokentoken"}]}`,
    String.raw`{"endpoints":[{"url":"https:\/\/a.nel.cloudflare.com\/report\/v4?s=***"}]}`,
  ],
  ['Reporting-Endpoints', 'default="https://r.example/?t=abc"', 'default="https://r.example/?t=***"'],
  ['X-Owner', 'Jane <jane@example.com>, joe@example.com', 'Jane <***>, ***'],
  ['Sec-WebSocket-Protocol', 'access_token, hunter2secret', 'access_token, ***'],
])('%s: %s is written as %s', (name, value, expected) => {
  expect(redacted(name, value)).toBe(expected);
});

test.each([
  ['Server', 'nginx/1.27.0'],
  ['Via', '1.1 vegur, 1.1 google'],
  ['Origin', 'https://shop.example'],
  ['User-Agent', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0'],
  ['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits'],
])('%s: %s stays', (name, value) => {
  expect(redacted(name, value)).toBe(value);
});

test('what is masked stays as it is when it is masked again', () => {
  fc.assert(
    fc.property(fc.constantFrom('Cookie', 'Set-Cookie', 'X-Any', 'Report-To'), fc.string(), (name, value) => {
      const once = redacted(name, value) ?? '';
      expect(redacted(name, once)).toBe(once);
    }),
  );
});
