import { expect, test, vi } from 'vitest';
import { ContentScriptWitnesses } from '../../../../src/capture/content-scripts/content-script-witnesses.ts';
import { FakeScripts } from './fake-scripts.ts';
import { url, wanted, watchTab } from './watched-tab.ts';

const tab = watchTab();

test('a hook whose calls were missed is asked for them', async () => {
  await tab.witness.start(wanted);
  const page = tab.scripts.connect('page');
  page.report(`created 1 ${url}`);
  page.skip(2);
  page.report('opened 1');
  expect(page.commands).toEqual([{ type: 'resume', after: 1 }]);
});

test('after a stop of the event page documents are asked for what was missed', async () => {
  await tab.witness.start(wanted);
  tab.scripts.connect('page').report(`created 1 ${url}`, 'opened 1');
  tab.scripts.connect('gone', 5).report(`created 1 ${url}`);
  tab.scripts.request('r1', url, 1_000, 'page', 101);
  const saved = JSON.parse(JSON.stringify(tab.witness.toSaved()));

  const after = new FakeScripts();
  const source = new ContentScriptWitnesses(after);
  // Its line may be what woke the event page.
  const line = after.connect('page', 0, 'known');
  const again = await tab.witnessOf(1, source);
  again.restore(saved);
  expect(await again.resume()).toBe(true);
  source.open();
  expect(after.registered).toBe(true);
  expect(line.commands).toEqual([{ type: 'resume', after: 2 }]);
  line.skip(2);
  line.report('closed 1 4002');
  line.say({ type: 'resumed', resumed: { live: [], last: 1 } });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(tab.log.ended()).toMatchObject([
    { id: '1-1', ending: { close: { code: 4002 } }, network: { handshake: { status: 101 } } },
    { id: '2-1', ending: { kind: 'gone', why: 'frame-removed' } },
  ]);
  await again.stop(null);
});

test('a hook that an earlier recording left counts on', async () => {
  await tab.witness.start(wanted);
  const page = tab.scripts.connect('page', 0, 'known');
  expect(page.commands).toEqual([{ type: 'resume', after: null }]);
  page.skip(40);
  page.say({ type: 'resumed', resumed: { live: [7], last: 9 } });
  page.report(`adopted 7 ${url} 1`, `created 10 ${url}`);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(tab.log.live().map(({ id, adopted }) => `${id} ${adopted}`)).toEqual(['1-7 true', '1-10 false']);
  expect(tab.log.snapshot().dropped).toBe(0);
});
