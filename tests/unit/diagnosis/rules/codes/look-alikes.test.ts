import { describe, expect, test } from 'vitest';
import { diagnosed, verdict } from '../../stories/fixtures.ts';
import { socketIo } from '../../stories/protocol-stories.ts';

describe('a look-alike in plain data', () => {
  const chat = 'open@20 says:CONNECT\n\n@30 gets:ERROR\n\n@800';
  const mentioned = (story: string) =>
    diagnosed(story)
      .evidence.filter(({ label }) => label === 'causes.evidence.label.lookAlike')
      .map(({ fact }) => fact);

  test.each([
    ['an empty close frame', `${chat} closed:1005@900`, 'no-status certain'],
    ['a cut', `${chat} cut@900`, 'cut likely'],
    ["the page's own close()", `${chat} call@850 closed:1005@900`, 'no-status certain'],
    ['a close() that nobody answered', `${chat} call@900 cut@60900`, 'close-unanswered certain'],
  ])('is a line of evidence, and %s keeps its own cause', (_, story, expected) => {
    expect(verdict(story)).toBe(expected);
    expect(mentioned(story)).toMatchObject([
      { key: 'causes.evidence.lookAlike', values: { protocol: 'STOMP' } },
    ]);
  });

  test.each([
    '41',
    '{"type":7,"error":"Connection~closed"}\u001e',
    '{"type":"disconnect","reason":"unauthorized","reconnect":false}',
    '{"type":"connection_error","payload":{"message":"Missing~token"}}',
    '{"event":"pusher:error","data":{"code":4001,"message":"App~key~not~found"}}',
    'c[3000,"Go~away!"]',
  ])('%j before a cut heads no row', (message) => {
    for (const path of ['chat', 'ws', 'websocket'])
      expect(verdict(`url:wss://shop.dev/${path} open@20 says:hello@30 gets:${message}@800 cut@900`)).toBe(
        'cut likely',
      );
  });

  test.each([
    ['the close has a code of its own', `${chat} closed:1000@900`],
    ['it came long before the end', `${chat} cut@60000`],
    ['the page was left', `${chat} gone:page-left@900`],
    ['the reader rehearsed the close', `${chat} rehearsed:1005@900`],
    ['its protocol is known', 'open:v12.stomp@20 gets:ERROR\n\n@800 cut@900'],
  ])('is not mentioned where %s', (_, story) => {
    expect(mentioned(story)).toEqual([]);
  });

  test('does not hide the goodbye of a protocol that is known', () => {
    expect(verdict(`${socketIo} gets:{"type":"disconnect","reason":"x"}@790 gets:41@800 cut@900`)).toBe(
      'application-goodbye likely',
    );
  });
});
