import { expect, test, vi } from 'vitest';
import { url, wanted, watchTab } from './watched-tab.ts';

const tab = watchTab();

test('a frame that goes alone was removed; one that goes with its page was left', async () => {
  await tab.witness.start(wanted);
  const page = tab.scripts.connect('page');
  const [alone, along] = [tab.scripts.connect('alone', 5), tab.scripts.connect('along', 6)];
  for (const line of [page, alone, along]) line.report(`created 1 ${url}`);
  alone.hangUp();
  await vi.advanceTimersByTimeAsync(300);
  along.hangUp();
  page.hangUp();
  await vi.advanceTimersByTimeAsync(300);
  expect(tab.endings()).toEqual(['1-1 page-left', '2-1 frame-removed', '3-1 page-left']);
});

test('the frame of another document was left, not removed', async () => {
  await tab.witness.start(wanted);
  tab.scripts.connect('page');
  const frame = tab.scripts.connect('frame', 5);
  frame.report(`created 1 ${url}`);
  frame.hangUp();
  tab.scripts.connect('next', 5);
  await vi.advanceTimersByTimeAsync(300);
  expect(tab.endings()).toEqual(['2-1 page-left']);
});

test('a tab that is closed takes its page along, though the line goes down first', async () => {
  await tab.witness.start(wanted);
  const page = tab.scripts.connect('page');
  page.report(`created 1 ${url}`);
  page.hangUp();
  await tab.witness.stop('tab-closed');
  expect(tab.endings()).toEqual(['1-1 tab-closed']);
});

test('the last words of a page come before those of the next one', async () => {
  await tab.witness.start(wanted);
  const page = tab.scripts.connect('page');
  page.report(`created 1 ${url}`, 'opened 1');
  const next = tab.scripts.connect('next');
  next.report(`created 1 ${url}`);
  page.report('closed 1 1001');
  expect(tab.log.live()).toEqual([]);
  expect(tab.said).not.toContain('navigated http://a.example/next');
  page.hangUp();
  expect(tab.said).toContain('navigated http://a.example/next');
  expect(tab.log.ended()[0]).toMatchObject({ ending: { kind: 'close-event', close: { code: 1001 } } });
  expect(tab.log.live().map(({ id }) => id)).toEqual(['2-1']);
});

test('a page that comes long after the one before is a navigation too', async () => {
  await tab.witness.start(wanted);
  tab.scripts.connect('page').hangUp();
  await vi.advanceTimersByTimeAsync(1_000);
  tab.scripts.connect('next').report(`created 1 ${url}`);
  expect(tab.said).toContain('navigated http://a.example/next');
  expect(tab.log.live()).toHaveLength(1);
});

test('a page whose line stays up too long is left all the same', async () => {
  await tab.witness.start(wanted);
  tab.scripts.connect('page').report(`created 1 ${url}`);
  tab.scripts.connect('next').report(`created 1 ${url}`);
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
  tab.scripts.leaving?.({ tabId: 1, frameId: 0, at: 990.5 });
  for (const line of lines) line.report('closed 1 1001');
  expect(tab.log.ended().map(({ surroundings }) => surroundings.leavingSince)).toEqual([990, 990]);
});
