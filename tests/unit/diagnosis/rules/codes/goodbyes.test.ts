import { describe, expect, test } from 'vitest';
import { diagnosed, ended, later, start, verdict } from '../../stories/fixtures.ts';
import { cable, phoenix, socketIo } from '../../stories/protocol-stories.ts';

const signalR =
  'url:wss://api.shop.dev/hub?id=a open@20 says:{"protocol":"json","version":1}\u001e@30 gets:{}\u001e@40';
const spring = 'open:v12.stomp@20 says:CONNECT\naccept-version:1.2\n\n\0@30';
const bitfinex = 'url:wss://api-pub.bitfinex.com/ws/2 open@20 gets:{"event":"info","version":2}@30';

describe('a goodbye in a message', () => {
  test.each([
    // The server's own words, in a proven protocol, before a clean close frame.
    [`${socketIo} gets:41@800 closed:1005@900`, 'application-goodbye certain'],
    [`${signalR} gets:{"type":7,"error":"x"}\u001e@800 closed:1000@900`, 'application-goodbye certain'],
    [`${spring} gets:ERROR\nmessage:denied\n\n\0@800 closed:1002@900`, 'application-goodbye certain'],
    [
      `${cable} gets:{"type":"disconnect","reason":"remote","reconnect":true}@800 closed:1000@900`,
      'application-goodbye certain',
    ],
    [
      `open:graphql-ws@20 gets:{"type":"connection_error","payload":"no"}@890 closed:1011@900`,
      'application-goodbye certain',
    ],
    // The page took the goodbye and closed.
    [`${socketIo} gets:41@800 call@805 closed:1005@900`, 'application-goodbye certain'],
    // Its own goodbye was still in the queue when the server's close frame came.
    [
      `${signalR} gets:{"type":7,"error":"x"}\u001e@800 says:{"type":7}\u001e@801 call@801 uncleanlyClosed:1000@802`,
      'application-goodbye certain',
    ],
    // Nobody joined: the server closes for it after 45 s.
    [`${socketIo} gets:44{"message":"x"}@800 closed:1005@45020`, 'application-goodbye likely'],
    // The page may have called close() before recording began.
    [
      `adopted ${socketIo.replace('open@20', '')} gets:41@800 closed:1005@900`.replace('  ', ' '),
      'application-goodbye likely',
    ],
    // A cut proves less, and so does the page's own goodbye.
    [
      `${bitfinex} gets:{"event":"info","code":20051,"msg":"Stopping"}@800 cut@900`,
      'application-goodbye likely',
    ],
    [`${socketIo} says:41@800 closed:1005@900`, 'application-goodbye likely'],
    [`${socketIo} says:41@800 call@805 closed:1005@900`, 'application-goodbye likely'],
    // An error may pass.
    [`${socketIo} gets:44{"message":"x"}@800 closed:1005@900`, 'application-goodbye likely'],
    [`${socketIo} gets:44{"message":"x"}@800 call@850 closed:1005@900`, 'application-goodbye possible'],
  ])('%j: %s', (story, expected) => {
    expect(verdict(story)).toBe(expected);
  });

  test.each([
    [
      'of one namespace, long before the end, while another was joined',
      `${socketIo} gets:40{"sid":"b"}@40 gets:44/admin,{"message":"x"}@50 closed:1000@30000`,
      'normal certain',
    ],
    [
      'that told of something still to come, before a refusal',
      `${socketIo} gets:44{"message":"x"}@800 closed:1008@30000`,
      'policy certain',
    ],
    ['too long before the end', `${socketIo} gets:41@800 closed:1005@5801`, 'no-status certain'],
    [
      'in the middle of data of another kind',
      'open@20 says:CONNECT\n\n@30 gets:ERROR\n\n@800 closed:1000@900',
      'normal certain',
    ],
    [
      'of the page, whose close() found no answer',
      `${socketIo} says:41@800 call@805 cut@60805`,
      'close-unanswered certain',
    ],
    [
      'that may pass, before a code of the application',
      `${socketIo} gets:44{"message":"x"}@800 closed:4001@900`,
      'application certain',
    ],
    ['on a page that was left', `${socketIo} gets:41@800 gone:page-left@900`, 'page-left certain'],
    [
      'before a close that the reader rehearsed',
      `${socketIo} gets:41@800 rehearsed:1013@900`,
      'rehearsed certain',
    ],
    ['in no message that is known', 'open@20 received@800 closed:1005@900', 'no-status certain'],
  ])('does not count %s', (_, story, expected) => {
    expect(verdict(story)).toBe(expected);
  });

  describe('before a close code with a reason of its own', () => {
    const kicked = `${socketIo} gets:41@800`;
    const gemini =
      'url:wss://generativelanguage.googleapis.com/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent open@20 says:{"setup":{}}@30 gets:{"setupComplete":{}}@40 gets:{"goAway":{"timeLeft":"50s"}}@1000';
    const twitch =
      'url:wss://eventsub.wss.twitch.tv/ws open@20 gets:{"metadata":{"message_type":"session_welcome"}}@30 gets:{"metadata":{"message_type":"session_reconnect"}}@1000';
    const pusher = (code: number) =>
      `url:wss://ws-eu.pusher.com/app/key?protocol=7 open@20 gets:{"event":"pusher:connection_established","data":{}}@30 gets:{"event":"pusher:error","data":{"code":${code},"message":"x"}}@800`;

    test.each([
      [`${kicked} closed:1009@4000`, 'message-too-big certain'],
      [`${kicked} closed:1012@4000`, 'server-restart certain'],
      [`${kicked} closed:1002@900`, 'protocol-violation certain'],
      [`${kicked} closed:4001/token_expired@900`, 'application certain'],
      [`${spring} gets:ERROR\nmessage:denied\n\n\0@800 closed:1009@900`, 'message-too-big certain'],
      [`${gemini} closed:1007@21000`, 'bad-utf8 certain'],
      [`${gemini} closed:1008/quota@21000`, 'policy certain'],
      [`${twitch} closed:4002@21000`, 'application certain'],
      [`${twitch} closed:1009@21000`, 'message-too-big certain'],
      [`${pusher(4001)} closed:4009@900`, 'application certain'],
    ])('%j: %s, and the message is mentioned', (story, expected) => {
      expect(verdict(story)).toBe(expected);
      expect(diagnosed(story).evidence.at(-1)).toMatchObject({
        label: 'causes.evidence.label.messageReceived',
        fact: { key: 'causes.evidence.goodbye' },
      });
    });

    test.each([
      [`${pusher(4001)} closed:4001@900`, 'application-goodbye certain'],
      // An announcement is no certain reason, whatever comes.
      [`${gemini} closed:1000@21000`, 'application-goodbye likely'],
      [`${gemini} call:1000@21000 closed:1000@21010`, 'application-goodbye likely'],
      [`${gemini} cut@21000`, 'application-goodbye possible'],
      [`${twitch} closed:4004@31000`, 'application-goodbye likely'],
      // The page that closes later may have had reasons of its own.
      [`${kicked} call:1000@1800 closed:1000@1810`, 'application-goodbye certain'],
      [`${kicked} call:1000@1801 closed:1000@1810`, 'application-goodbye likely'],
      [`${kicked} call:4000@801 closed:4000@810`, 'application-goodbye likely'],
      [`${kicked} call:4000@1801 closed:4000@1810`, 'application certain'],
    ])('but not where it goes with the goodbye: %j: %s', (story, expected) => {
      const { evidence, cause, confidence } = diagnosed(story);
      expect(`${cause} ${confidence}`).toBe(expected);
      const mentioned = evidence.some(({ fact }) => 'key' in fact && fact.key === 'causes.evidence.goodbye');
      expect(mentioned).toBe(cause === 'application');
    });
  });

  describe('that no message says, in a protocol that is known for such an end', () => {
    const joined = `${socketIo} gets:40{"sid":"b"}@40 says:42["a"]@50`;
    const older = 'open:graphql-transport-ws@20 says:{"type":"connection_init"}@30';

    test.each([
      [`${phoenix} closed:1001@9000`, 'serverEnded'],
      // Before Phoenix gave the broadcast a code of its own.
      [`${phoenix} closed:1000@9000`, 'serverEnded'],
      [`${joined} closed:1005@900`, 'serverShutdown'],
      [`${joined} gets:2@25000 says:3@25001 closed:1005@30000`, 'serverShutdown'],
      [`${older} closed:1002@40`, 'subprotocolMismatch'],
      ['open:graphql-ws@20 answer:101 closed:1002@40', 'subprotocolMismatch'],
    ])('%j: %s is possible', (story, meaning) => {
      const { cause, confidence, title, explanation } = diagnosed(story);
      expect(`${cause} ${confidence}`).toBe('application-goodbye possible');
      expect(title.values).toMatchObject({ meaning: { key: `protocols.meaning.${meaning}` } });
      expect(explanation.key).toBe('causes.application-goodbye.explanationInferred');
    });

    test.each([
      ['the page closed', `${phoenix} call:1000@8990 closed:1001@9000`, 'application certain'],
      ['the server gives a reason', `${phoenix} closed:1001/bye@9000`, 'server-restart possible'],
      [
        'a timer is known',
        `${phoenix.replace('a.dev', 'abc.execute-api.eu-west-1.amazonaws.com')} closed:1001@601000`,
        'idle-timeout likely',
      ],
      ['another code came', `${phoenix} closed:1011@9000`, 'server-error certain'],
      ['the page asked for the end', `${joined} call@890 closed:1005@900`, 'no-status certain'],
      ['a goodbye came long before', `${joined} gets:41@900 closed:1005@9000`, 'no-status certain'],
      ['a ping is open', `${joined} gets:2@25000 closed:1005@30000`, 'no-status certain'],
      ['a heartbeat failed', `${joined} gets:2@25000 closed:1005@45000`, 'heartbeat-missed likely'],
      ['the messages are not known', `${joined} unread closed:1005@900`, 'no-status certain'],
      ['nobody joined', `${socketIo} closed:1005@900`, 'no-status certain'],
      [
        'the server spoke',
        `${older} gets:{"type":"connection_ack"}@35 closed:1002@40`,
        'protocol-violation certain',
      ],
      ['nobody knows whether it spoke', `${older} received@35 closed:1002@40`, 'protocol-violation certain'],
    ])('but not where %s', (_, story, expected) => {
      expect(verdict(story)).toBe(expected);
    });

    test('and not before others that ended with 1001 at the same instant', () => {
      const socket = ended(`${phoenix} closed:1001@9000`);
      expect(verdict(socket, { simultaneous: [later(socket, 3)] })).toBe('server-restart likely');
    });
  });

  test("is the page's call that ends it: the goodbye is measured from there", () => {
    expect(verdict(`${socketIo} gets:41@800 call@805 cut@60805`)).toBe('application-goodbye likely');
  });

  test('shows the message and how the protocol was recognised', () => {
    const { title, evidence, fix } = diagnosed(
      `${signalR} gets:{"type":7,"error":"boom"}\u001e@800 closed:1000@900`,
    );
    expect(title.values).toEqual({
      protocol: 'SignalR (JSON)',
      meaning: { key: 'protocols.meaning.serverError' },
    });
    expect(evidence.slice(-2)).toEqual([
      { label: 'causes.evidence.label.messageReceived', fact: { verbatim: 'boom' }, confidential: true },
      {
        label: 'causes.evidence.label.protocol',
        fact: {
          key: 'protocols.recognised.address',
          values: { protocol: 'SignalR (JSON)', matched: { verbatim: 'id' } },
        },
      },
    ]);
    expect(fix.map(({ text }) => text.key)).toEqual([
      'protocols.fix.signalRDetails',
      'protocols.fix.signalRSize',
    ]);
  });

  test('calls an expected end so', () => {
    const { subtitle, fix } = diagnosed('open:vite-ping@20 gets:{"type":"connected"}@25 closed:1000@30');
    expect(subtitle?.key).toBe('causes.application-goodbye.expected');
    expect(fix.at(-1)?.text.key).toBe('causes.application-goodbye.fix.expected');
  });

  describe('of a dev server', () => {
    const local = 'url:ws://localhost:5173/?token=a open:vite-hmr@20 gets:{"type":"connected"}@25';
    const asked = 'gets:{"type":"full-reload"}@480';

    test.each([
      [
        'cut on this machine, long after its last message',
        `${local} cut@90000`,
        'application-goodbye likely',
      ],
      ['cut elsewhere', 'open:vite-hmr@20 gets:{"type":"connected"}@25 cut@90000', 'cut likely'],
      ['cut after the page called close()', `${local} call@400 cut@900`, 'close-unanswered likely'],
      ['closed with a code', `${local} closed:1001@900`, 'server-restart possible'],
      ['of a frame that reloads', `${local} ${asked} gone:page-left@500`, 'page-left certain'],
    ])('%s', (_, story, expected) => {
      expect(verdict(story)).toBe(expected);
    });

    test('says that it stopped or restarted, and that this is expected', () => {
      const { title, subtitle, explanation, closedBy } = diagnosed(`${local} cut@90000`);
      expect(title.values).toMatchObject({ meaning: { key: 'protocols.meaning.devGone' } });
      expect(subtitle?.key).toBe('causes.application-goodbye.expected');
      expect(explanation.key).toBe('causes.application-goodbye.explanationCut');
      expect(closedBy).toBe('network');
    });

    test('is named where its message made a frame reload, and nowhere else', () => {
      const reload = diagnosed(`${local} ${asked} gone:page-left@500`);
      expect(reload.title.values).toMatchObject({ meaning: { key: 'protocols.meaning.devReload' } });
      expect(reload.subtitle?.key).toBe('causes.application-goodbye.expected');
      expect(reload.evidence.map(({ label }) => label)).toContain('causes.evidence.label.messageReceived');
      for (const story of [`${local} gone:page-left@500`, `${local} ${asked} gone:page-left@5481`])
        expect(diagnosed(story).title.key).toBe('causes.page-left.title');
    });
  });

  test('an end that came as announced is likely', () => {
    const expires = start / 1_000 + 60;
    const openAi = `url:wss://api.openai.com/v1/realtime open@20 gets:{"type":"session.created","session":{"expires_at":${expires}}}@30`;
    expect(verdict(`${openAi} closed:1000@61000`)).toBe('application-goodbye likely');
    expect(verdict(`${openAi} closed:1000@66000`)).toBe('normal certain');
  });
});
