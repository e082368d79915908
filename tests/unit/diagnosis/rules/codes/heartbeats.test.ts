import { describe, expect, test } from 'vitest';
import { diagnosed, start, verdict } from '../../stories/fixtures.ts';
import { cable, signalR, socketIo } from '../../stories/protocol-stories.ts';

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
    // A default that was not announced.
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
