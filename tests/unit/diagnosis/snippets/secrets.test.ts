import { expect, test } from 'vitest';
import { everyEnding } from '../stories/every-diagnosis.ts';
import { diagnosed } from '../stories/fixtures.ts';

const secret = /hunter\d|9f86d081884c7d65/;

/** The same ending of a socket whose address and subprotocols hold secrets in every place that has them. */
const withSecrets = everyEnding().map(({ name, socket, history, meaning, browser }) => {
  const url = URL.canParse(socket.url)
    ? socket.url.replace(/^(\w+:\/\/)([^/?#]*)[^?#]*/, '$1me:hunter1pass@$2/live/9f86d081884c7d65') +
      '?token=hunter2secret'
    : socket.url;
  const requestedProtocols = [
    'Bearer.hunter3secret',
    'access_token',
    'hunter4secret',
    ...socket.requestedProtocols,
  ];
  return { name, diagnosis: diagnosed({ ...socket, url, requestedProtocols }, history, meaning, browser) };
});

test.each(withSecrets)('nothing to paste holds a secret, unless it is asked for: $name', ({ diagnosis }) => {
  const codes = diagnosis.fix.flatMap(({ snippets }) => snippets.map(({ code }) => code));
  expect(codes.filter((code) => secret.test(code))).toEqual([]);
});

test('some of it would', () => {
  const whole = withSecrets.flatMap(({ diagnosis }) =>
    diagnosis.fix.flatMap(({ snippets }) => snippets.flatMap(({ withSecrets }) => withSecrets ?? [])),
  );
  expect(new Set(whole.map((code) => code.split(/[ (]/)[0]))).toEqual(new Set(['curl', 'const']));
  expect(whole.every((code) => /hunter2secret/.test(code) || /hunter3secret/.test(code))).toBe(true);
});
