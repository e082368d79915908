import { expect, test } from 'vitest';
import { buildSessionFile } from '../../../../src/model/session-file/build-session-file.ts';
import { parseSessionFile } from '../../../../src/model/session-file/parse-session-file.ts';
import { endedSocket } from '../sockets.ts';
import { entry, input, roundTrip } from './session-files.ts';

const handshake = {
  status: 101,
  requestHeaders: [['Origin', 'https://shop.example.test']],
  responseHeaders: [['Server', 'nginx']],
} as const;
const message = {
  direction: 'received',
  at: 4_000,
  kind: 'text',
  size: 30,
  data: 'bye, hunter2secret',
  cut: true,
} as const;
const network = { handshake, received: 9, sent: 2, messages: [message] };

test('messages are left out unless the user ticks them, and counted all the same', () => {
  const built = input([entry(endedSocket({ network }))]);
  expect(buildSessionFile(built).sockets[0]).toMatchObject({ handshake, messages: [] });
  expect(roundTrip(built).log.sockets[0]).toMatchObject({ network: { ...network, messages: [] } });
});

test('a message that was ticked is masked like every text, unless secrets are ticked as well', () => {
  const written = (includeSecrets: boolean) =>
    buildSessionFile(
      input([entry(endedSocket({ network }))], { includeMessages: true, includeSecrets }),
    ).sockets[0]?.messages?.map(({ text }) => text);
  expect(written(false)).toEqual(['bye, ***']);
  expect(written(true)).toEqual(['bye, hunter2secret']);
});

test('a file from before there were network entries has none', () => {
  const file = buildSessionFile(input([entry(endedSocket({ network }))]));
  const sockets = file.sockets.map(({ handshake: _, messages: __, logged: ___, ...socket }) => socket);
  const parsed = parseSessionFile(JSON.stringify({ ...file, sockets }));
  expect(parsed.ok && parsed.session.log.sockets[0]).toMatchObject({ network: null });
});
