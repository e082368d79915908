import { describe, expect, test, vi } from 'vitest';
import { ContentScriptWitnesses } from '../../../../src/capture/content-scripts/content-script-witnesses.ts';
import { type Traces, whyGone } from '../../../../src/capture/content-scripts/departures.ts';
import { FakeScripts } from './fake-scripts.ts';
import { leave, url, wanted, watchTab } from './watched-tab.ts';

const tab = watchTab();

describe('why a document is gone, by what was seen of it', () => {
  const nothing: Traces = {
    saidLast: false,
    unheard: false,
    replaced: false,
    removed: false,
  };
  const cases: readonly (readonly [Partial<Traces>, string])[] = [
    [{ saidLast: true }, 'page-left'],
    [{ replaced: true }, 'page-left'],
    [{ replaced: true, removed: true }, 'page-left'],
    [{ removed: true }, 'frame-removed'],
    [{ removed: true, saidLast: true }, 'frame-removed'],
    [{ removed: null, saidLast: true }, 'page-left?'],
    [{ removed: null, replaced: true }, 'page-left'],
    [{}, 'renderer-crashed?'],
    [{ removed: null }, 'renderer-crashed?'],
    [{ unheard: true }, 'page-left?'],
    [{ unheard: true, saidLast: true }, 'page-left'],
    [{ unheard: true, removed: true }, 'frame-removed'],
  ];

  test.each(cases)('%o', (seen, expected) => {
    const { why, inferred } = whyGone({ ...nothing, ...seen });
    expect(`${why}${inferred ? '?' : ''}`).toBe(expected);
  });
});

test('a frame that goes alone was removed; one that goes with its page was left', async () => {
  await tab.witness.start(wanted);
  const page = tab.withSocket('page');
  const [alone, along] = [tab.withSocket('alone', 5), tab.withSocket('along', 6)];
  leave(alone);
  await vi.advanceTimersByTimeAsync(300);
  leave(along);
  leave(page);
  tab.scripts.navigate('onReplaced', 0, 'next');
  await vi.advanceTimersByTimeAsync(300);
  expect(tab.endings()).toEqual(['1-1 page-left', '2-1 frame-removed', '3-1 page-left']);
});

test('the frame of another document was left, not removed', async () => {
  await tab.witness.start(wanted);
  tab.scripts.connect('page');
  const frame = tab.withSocket('frame', 5);
  leave(frame);
  tab.scripts.connect('next', 5);
  await vi.advanceTimersByTimeAsync(300);
  expect(tab.endings()).toEqual(['2-1 page-left']);
});

test('so was one whose next document lets no bridge in', async () => {
  await tab.witness.start(wanted);
  tab.scripts.connect('page');
  const frame = tab.withSocket('frame', 5);
  leave(frame);
  tab.scripts.otherFrames = [5];
  await vi.advanceTimersByTimeAsync(300);
  expect(tab.endings()).toEqual(['2-1 page-left']);
});

test('documents that do not call again after the event page was stopped were likely left', async () => {
  await tab.witness.start(wanted);
  tab.withSocket('page');
  const saved = JSON.parse(JSON.stringify(tab.witness.toSaved()));
  const source = new ContentScriptWitnesses(new FakeScripts());
  const again = await tab.witnessOf(1, source);
  again.restore(saved);
  await again.resume();
  source.open();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(tab.endings()).toEqual(['1-1 page-left?']);
  await again.stop(null);
});

test('a tab that is closed takes its page along, though the line goes down first', async () => {
  await tab.witness.start(wanted);
  const page = tab.withSocket('page');
  page.hangUp();
  await tab.witness.stop('tab-closed');
  expect(tab.endings()).toEqual(['1-1 tab-closed']);
});

test('the last words of a page come before those of the next one', async () => {
  await tab.witness.start(wanted);
  const page = tab.scripts.connect('page');
  page.report(`created 1 ${url}`, 'opened 1');
  tab.withSocket('next');
  page.report('closed 1 1001');
  expect(tab.log.live()).toEqual([]);
  expect(tab.said).not.toContain('navigated http://a.example/next');
  leave(page);
  expect(tab.said).toContain('navigated http://a.example/next');
  expect(tab.log.ended()[0]).toMatchObject({ ending: { kind: 'close-event', close: { code: 1001 } } });
  expect(tab.log.live().map(({ id }) => id)).toEqual(['2-1']);
});

test('a page that comes long after the one before is a navigation too', async () => {
  await tab.witness.start(wanted);
  tab.scripts.connect('page').hangUp();
  await vi.advanceTimersByTimeAsync(3_000);
  tab.withSocket('next');
  expect(tab.said).toContain('navigated http://a.example/next');
  expect(tab.log.live()).toHaveLength(1);
});

test('a page whose line stays up too long is left all the same', async () => {
  await tab.witness.start(wanted);
  tab.withSocket('page');
  tab.withSocket('next');
  await vi.advanceTimersByTimeAsync(250);
  expect(tab.endings()).toEqual(['1-1 page-left']);
  expect(tab.log.live().map(({ id }) => id)).toEqual(['2-1']);
});

test('a page in the back-forward cache keeps its line, and comes back as the page', async () => {
  await tab.witness.start(wanted);
  const page = tab.scripts.connect('page');
  const next = tab.scripts.connect('next');
  page.report('page-hide persisted');
  expect(tab.said.filter((line) => line.startsWith('navigated'))).toEqual([
    'navigated http://a.example/next',
  ]);
  page.report('page-show persisted');
  next.hangUp();
  expect(tab.said.at(-1)).toBe('navigated http://a.example/page');
  page.report(`created 1 ${url}`);
  expect(tab.log.live()).toHaveLength(1);
});

test('when a document began to leave is known of its sockets, and of those in its frames', async () => {
  await tab.witness.start(wanted);
  const lines = [tab.scripts.connect('page'), tab.scripts.connect('frame', 5)];
  for (const line of lines) line.report(`created 1 ${url}`, 'opened 1');
  tab.scripts.navigate('onLeaving', 0, null, 990.5);
  for (const line of lines) line.report('closed 1 1001');
  expect(tab.log.ended().map(({ surroundings }) => surroundings.leavingSince)).toEqual([990, 990]);
});
