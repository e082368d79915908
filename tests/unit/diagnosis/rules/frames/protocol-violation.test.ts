import { describe, expect, test } from 'vitest';
import { diagnosed, ended, verdict } from '../../stories/fixtures.ts';

// mtrudel/bandit, lib/bandit/websocket/connection.ex: handle_timeout closes with 1002 and no reason.
describe("the server's 1002 without a reason, which is Bandit's for a time-out too", () => {
  test.each([
    ['the page had just sent', 'open@0 sent@41000 closed:1002@45000', 'certain'],
    ['the page had been quiet', 'open@0 sent@9 closed:1002@45009', 'likely'],
    ['the page had been quiet for 10 s', 'open@0 sent@9 closed:1002@10009', 'likely'],
    ['the page had been quiet for less', 'open@0 sent@9 closed:1002@10008', 'certain'],
    ['the page never sent', 'open@0 received@44000 closed:1002@45000', 'likely'],
    ['the server gave a reason', 'open@0 sent@9 closed:1002/bad_opcode@45009', 'certain'],
    ['the page asked to close', 'open@0 sent@9 call:1000@45000 closed:1002@45009', 'certain'],
    ['another server is there', 'answer:101;server=uvicorn open@0 sent@9 closed:1002@45009', 'certain'],
    ['only a proxy is known', 'answer:101;Server=nginx open@0 sent@9 closed:1002@45009', 'likely'],
  ])('%s', (_, story, confidence) => {
    expect(verdict(story)).toBe(`protocol-violation ${confidence}`);
  });

  test('shows how long the page had been quiet, and says what would settle it', () => {
    const { evidence, toSettle } = diagnosed(ended('open@0 sent@9 closed:1002@45009'));
    expect(evidence).toContainEqual({
      label: 'causes.evidence.label.idle',
      fact: { key: 'infrastructure.evidence.gapFromPage', values: { gap: { duration: 45_000 } } },
    });
    expect(toSettle?.key).toBe('causes.settle.serverLog');
  });
});
