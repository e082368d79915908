import { describe, expect, test } from 'vitest';
import { diagnosed, start, verdict } from '../../stories/fixtures.ts';
import { meaning } from '../../stories/meanings.ts';
import { appSync, cable, phoenix, signalR, socketIo, stompBeats } from '../../stories/protocol-stories.ts';

describe('a heartbeat that failed', () => {
  const pinged = `${socketIo} gets:2@25000`;
  const answered = `${pinged} says:3@25010`;

  test.each([
    [`${pinged} closed:1005@45000`, 'heartbeat-missed likely'],
    [`${pinged} cut@45000`, 'heartbeat-missed likely'],
    [`${answered} call@70010 closed:1005@70100`, 'heartbeat-missed likely'],
    // The page's close() found no answer either: its own reason comes first.
    [`${answered} call@70010 cut@130010`, 'heartbeat-missed likely'],
    // Long after the timer would have ended it.
    [`${pinged} closed:1005@90000`, 'heartbeat-missed possible'],
    // A default that was not announced. Its client looks every 6 to 12 s.
    [`${cable} gets:{"type":"ping"}@3000 call@21000 closed:1005@21100`, 'heartbeat-missed possible'],
    [`${cable} gets:{"type":"ping"}@3000 call@23001 closed:1005@23100`, 'no-status certain'],
    [`${cable} gets:{"type":"ping"}@3000 call@9100 closed:1005@9200`, 'heartbeat-missed possible'],
    // Answered, or not yet due.
    [`${answered} closed:1005@45000`, 'no-status certain'],
    [`${pinged} closed:1005@40000`, 'no-status certain'],
    // The side that waited did not end it.
    [`${pinged} call@45000 closed:1005@45100`, 'no-status certain'],
    [`${answered} closed:1005@70010`, 'no-status certain'],
    // Both were silent: it was the other side's silence for the one that ended it.
    [`${signalR} call@30047 closed:1005@30090`, 'heartbeat-missed possible'],
    [`${signalR} closed:1005@30047`, 'heartbeat-missed possible'],
    // The code has a reason of its own.
    [`${pinged} closed:1009@45000`, 'message-too-big certain'],
    // A default, and a close() whose missing answer was seen.
    [`${cable} gets:{"type":"ping"}@3000 call@9100 cut@69100`, 'close-unanswered certain'],
  ])('%j: %s', (story, expected) => {
    expect(verdict(story)).toBe(expected);
  });

  test.each([
    ['Action Cable', `${cable} gets:{"type":"ping"}@3000 gets:x@7900`, 'call:1000@8000 closed:1000@8005'],
    ['Socket.IO', `${answered} gets:42["a"]@69000`, 'call@70010 closed:1005@70100'],
    ['Socket.IO by its address', `${socketIo} gets:42["a"]@45900`, 'cut@46000'],
    ['SignalR', `${signalR} gets:x@30000`, 'call:1000@30050 closed:1000@30060'],
    ['Phoenix', `${phoenix} says:x@60000`, 'closed:1000@61000'],
  ])('is not told of %s where no message is known', (_, said, end) => {
    expect(verdict(`${said} unread ${end}`)).not.toContain('heartbeat-missed');
  });

  test('is not told of a side whose messages the log lacks, though the page counted them', () => {
    expect(verdict(`${cable} gets:{"type":"ping"}@3000 received@8900 call@9100 closed:1005@9200`)).toBe(
      'no-status certain',
    );
  });

  test('is told where nothing was said at all', () => {
    expect(verdict('open:actioncable-v1-json@20 answer:101 call@6100 closed:1005@6200')).toBe(
      'heartbeat-missed possible',
    );
  });

  const answeredBoth = `${answered} gets:42["a"]@44900 says:42["b"]@44910`;
  test.each([
    ['agree', 0, 'normal certain'],
    ['are 30 s apart, the log behind', -30_000, 'normal certain'],
    ['are 30 s apart, the log ahead', 30_000, 'normal certain'],
  ])('where the clocks of page and log %s', (_, ahead, expected) => {
    expect(verdict(`${answeredBoth} logAhead:${ahead} call:1000@46000 closed:1000@46100`)).toBe(expected);
  });

  test('counts by the page’s clock where the log’s is another', () => {
    expect(verdict(`${answered} logAhead:-30000 call@70010 closed:1005@70100`)).toBe(
      'heartbeat-missed likely',
    );
  });

  test('is not told where one direction alone has another time: clocks, or a busy page', () => {
    const heard = `${socketIo} gets:2@25000 logAhead:-30000`;
    expect(verdict(`${heard} closed:1005@25020`)).not.toContain('heartbeat-missed');
  });

  test.each([
    ['short of the limit', 'closed:1005@25010', 'heartbeat-missed'],
    ['a fifth of it early', 'closed:1005@25399', 'heartbeat-missed'],
  ])('a limit below a second is not reached %s', (_, end, cause) => {
    const hasty = 'url:wss://a.dev/socket.io/?EIO=4&transport=websocket open@20';
    const open = 'gets:0{"sid":"a","pingInterval":25000,"pingTimeout":500}@30';
    expect(verdict(`${hasty} ${open} gets:2@25000 ${end}`)).not.toContain(cause);
    expect(verdict(`${hasty} ${open} gets:2@25000 closed:1005@25400`)).toBe('heartbeat-missed likely');
  });

  test.each([
    // No page cuts: the server gave up, or somebody on the way.
    ['both silent, then cut', `${stompBeats} cut@20100`, 'heartbeat-missed likely', 'titlePage'],
    [
      'both silent, then close()',
      `${stompBeats} call@20100 closed:1005@20110`,
      'heartbeat-missed likely',
      'title',
    ],
    ['the server silent, then cut', `${stompBeats} says:\n@20000 cut@20100`, 'cut likely', 'title'],
    [
      'the server silent, then cut',
      `${appSync} gets:{"type":"ka"}@60000 cut@361000`,
      'idle-timeout possible',
      'title',
    ],
  ])('whose silence counts: %s', (_, story, expected, title) => {
    expect(verdict(story)).toBe(expected);
    expect(diagnosed(story).title.key).toMatch(new RegExp(`\\.${title}$`));
  });

  test.each([
    // The default would have ended it long before.
    [`${signalR} call:1000@600000 closed:1000@600010`, 'normal certain'],
    [`${cable} gets:{"type":"ping"}@3000 call:1000@60000 closed:1000@60010`, 'normal certain'],
    [`${phoenix} closed:1000@130000`, 'normal certain'],
    // The server says why.
    [`${signalR} closed:1000/logged_out@30047`, 'normal certain'],
    [`${pinged} closed:1005@45000`, 'heartbeat-missed likely'],
    [`${pinged} closed:1000/bye@45000`, 'normal certain'],
    [
      'url:wss://api.deepgram.com/v1/listen open@20 gets:{"type":"Metadata"}@30 saysBytes:0001@40 closed:1011/Deepgram_did_not_receive_audio_data@10100',
      'server-error certain',
    ],
    // An error that the server owns up to, a known timer.
    [`${signalR} closed:1011@30047`, 'server-error certain'],
  ])('leaves surer answers alone: %s', (story, expected) => {
    expect(verdict(story)).toBe(expected);
  });

  test('a close that the page may have asked for before recording began', () => {
    const adopted = `adopted ${pinged.replace('open@20 ', '')}`;
    expect(verdict(`${adopted} closed:1005@45000`)).toBe('no-status certain');
    expect(verdict(`${adopted} cut@45000`)).toBe('heartbeat-missed likely');
  });

  test('a code of the server that is known says more', () => {
    expect(verdict(`${pinged} closed:4444@45000`)).toBe('heartbeat-missed likely');
    expect(verdict(`${pinged} closed:4444@45000`, {}, meaning(4444))).toBe('application certain');
  });

  const upgraded =
    'url:wss://a.dev/socket.io/?EIO=4&transport=websocket&sid=x open@20 says:2probe@30 gets:3probe@40 says:5@50';
  test.each([
    ['the default', 25_000, 'heartbeat-missed possible'],
    ['the default, one of them not kept', 50_040, 'heartbeat-missed possible'],
    ['another', 60_000, 'normal certain'],
  ])('an upgraded Socket.IO connection whose pings have the spacing of %s', (_, gap, expected) => {
    const pings = `gets:2@20000 says:3@20001 gets:2@${20_000 + gap} says:3@${20_001 + gap}`;
    const end = 20_000 + gap + 46_000;
    expect(verdict(`${upgraded} ${pings} call:1000@${end} closed:1000@${end + 10}`)).toBe(expected);
  });

  test('a client that was spoken to after its ping was answered', () => {
    const pusher =
      'url:wss://ws-eu.pusher.com/app/key?protocol=7&client=js open@20 gets:{"event":"pusher:connection_established","data":{"activity_timeout":120}}@30 says:{"event":"pusher:ping"}@120030';
    expect(verdict(`${pusher} call:1000@150100 closed:1000@150110`)).toBe('heartbeat-missed likely');
    expect(verdict(`${pusher} gets:{"event":"x"}@120090 call:1000@150100 closed:1000@150110`)).toBe(
      'normal certain',
    );
  });

  test('gives the numbers of this very connection', () => {
    const { title, evidence } = diagnosed(`${pinged} closed:1005@45000`);
    expect(title.key).toBe('causes.heartbeat-missed.titlePage');
    expect(evidence.slice(-3, -1)).toMatchObject([
      {
        fact: {
          key: 'protocols.heartbeat.pageUnanswered',
          values: { time: { time: start + 25_000 }, patience: { duration: 20_000 } },
        },
      },
      {
        fact: {
          key: 'protocols.heartbeat.announced',
          values: { interval: { duration: 25_000 }, patience: { duration: 20_000 } },
        },
      },
    ]);
  });

  test('says whose silence it was', () => {
    const { title, evidence } = diagnosed(`${answered} call@70010 closed:1005@70100`);
    expect(title.key).toBe('causes.heartbeat-missed.title');
    expect(evidence.at(-3)?.fact).toMatchObject({
      key: 'protocols.heartbeat.serverMissed',
      values: { silence: { duration: 45_010 }, limit: { duration: 45_000 } },
    });
  });
});
