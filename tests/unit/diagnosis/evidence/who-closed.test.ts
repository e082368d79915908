import { expect, test } from 'vitest';
import { diagnosed, ended, failed } from '../stories/fixtures.ts';

test.each([
  ['the page, where its call came before the end', 'open@20 call:1000@400 closed:1000@500', 'page'],
  ['the page, where the server answered with another code', 'open@20 call:4003@400 closed:1000@500', 'page'],
  ['the page, where nobody answered', 'open@20 call:1000@400 cut@60400', 'page'],
  ['the page, where the call had no code', 'open@20 call@400 closed:1005@500', 'page'],
  ['the server, where the call threw', 'open@20 call:!1001@400 closed:1000@500', 'server'],
  ['the server, where only it sent a close frame', 'open@20 closed:4001@500', 'server'],
  ['the network, where nothing came after open', 'open@20 cut@500', 'network'],
  ['the network, for a stream that was cut', 'open@20 streamError@500', 'network'],
  ['nobody, where it never opened', 'failed@500', 'nobody'],
  ['nobody, where the page was left before it opened', 'gone:page-left@500', 'nobody'],
  ['nobody, where the constructor threw', 'threw:SyntaxError@0', 'nobody'],
  ['the browser, where the page was left', 'open@20 gone:page-left@500', 'browser'],
  ['unknown, where a call before recording may be echoed', 'adopted closed:1000@500', 'unknown'],
  ['unknown, where a call before recording may wait unanswered', 'adopted cut@60000', 'unknown'],
  ['the server, where the page sent something since', 'adopted says:x@-50 closed:1000@500', 'server'],
  ['unknown, where the page sent nothing since', 'adopted says:x@-51 closed:1000@500', 'unknown'],
  ['the server, where no page can have asked for the code', 'adopted closed:1011@500', 'server'],
  ['the server, where the closing handshake would have been over', 'adopted closed:1000@62000', 'server'],
  ['the network, where a wait would have been over', 'adopted cut@62000', 'network'],
  ['unknown, where an open socket has an error and nothing else', 'open@20 errorOnly@500', 'unknown'],
])('closed by %s', (_, story, closedBy) => {
  expect(diagnosed(ended(story)).closedBy).toBe(closedBy);
});

test('a call that came after the end closed nothing', () => {
  const socket = ended('open@20 closed:1000@500');
  const closeCall = { code: 1000, reason: '', at: socket.endedAt + 1, stack: [] };
  expect(diagnosed({ ...socket, closeCall }).closedBy).toBe('server');
});

test('the page closed a socket that failed by its early close, whether or not the call was seen', () => {
  const text = 'WebSocket is closed before the connection is established.';
  expect(diagnosed(failed(text)).closedBy).toBe('page');
});

test('both the asked and the answered code are evidence where they differ', () => {
  const labels = (story: string) => diagnosed(story).evidence.map(({ label }) => label);
  expect(labels('open@20 call:4003@400 closed:1000@500')).toContain('causes.evidence.label.answered');
  expect(labels('open@20 call@400 closed:1000@500')).toContain('causes.evidence.label.answered');
  expect(labels('open@20 call:4003@400 closed:4003@500')).not.toContain('causes.evidence.label.answered');
  expect(labels('open@20 call@400 closed:1005@500')).not.toContain('causes.evidence.label.answered');
});

test.each([
  ['open@20 call:4003/bye@400 closed:1000@500', { closeCode: 4003, reason: { verbatim: 'bye' } }],
  ['open@20 call:1000@400 closed:1000@500', { closeCode: 1000 }],
  ['open@20 call@400 closed:1005@500', undefined],
])('%s: the server logs what the page sent', (story, values) => {
  expect(diagnosed(story).serverLog?.values).toEqual(values);
});
