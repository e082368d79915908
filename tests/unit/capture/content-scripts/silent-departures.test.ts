import { expect, test, vi } from 'vitest';
import { leave, url, wanted, watchTab } from './watched-tab.ts';

const tab = watchTab();

test('a line that goes down without a word is a crash where the browser shows its page, and nothing is said before', async () => {
  await tab.witness.start(wanted);
  const lines = [tab.withSocket('page'), tab.withSocket('frame', 5)];
  for (const line of lines.reverse()) line.hangUp();
  // The empty document that comes before the page of the crash.
  tab.scripts.isOpen = false;
  tab.scripts.navigate('onLoaded');
  await vi.advanceTimersByTimeAsync(2_900);
  expect(tab.endings()).toEqual([]);
  tab.scripts.navigate('onCrashed');
  await vi.advanceTimersByTimeAsync(3_000);
  expect(tab.endings()).toEqual(['1-1 renderer-crashed', '2-1 renderer-crashed']);
  // The next page is recorded too.
  expect(tab.said.filter((line) => line.startsWith('interrupted'))).toEqual([]);
  tab.withSocket('next');
  expect(tab.log.live().map(({ id }) => id)).toEqual(['3-1']);
});

test('a line that goes down without a word takes frames of other processes along; one that went before may have been removed', async () => {
  await tab.witness.start(wanted);
  const page = tab.withSocket('page');
  const [removed, other] = [tab.withSocket('removed', 5), tab.withSocket('other', 6)];
  const late = tab.withSocket('late', 7);
  leave(removed);
  page.hangUp();
  leave(other);
  tab.scripts.navigate('onCrashed');
  leave(late);
  await vi.advanceTimersByTimeAsync(300);
  expect(tab.endings()).toEqual([
    '1-1 renderer-crashed',
    '2-1 renderer-crashed?',
    '3-1 renderer-crashed',
    '4-1 renderer-crashed',
  ]);
});

test('a line that goes down without a word of a frame is a crash of the frame, and its page goes on', async () => {
  await tab.witness.start(wanted);
  tab.withSocket('page');
  tab.withSocket('frame', 5).hangUp();
  tab.scripts.otherFrames = [5];
  tab.scripts.navigate('onReplaced', 5, null);
  tab.scripts.navigate('onCrashed', 5);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(tab.log.live().map(({ id }) => id)).toEqual(['1-1']);
});

test('a line that goes down without a word is followed by a page of the browser, which cannot be recorded', async () => {
  await tab.witness.start(wanted);
  tab.scripts.connect('page').hangUp();
  tab.scripts.isOpen = false;
  tab.scripts.navigate('onCrashed');
  await vi.advanceTimersByTimeAsync(10_000);
  tab.scripts.navigate('onLoaded');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(tab.said).toContain('interrupted forbidden-page page-left');
});

test('a line that goes down without a word is likely a crash where the browser shows nothing of one', async () => {
  await tab.witness.start(wanted);
  const page = tab.withSocket('page');
  page.hangUp();
  tab.scripts.isOpen = false;
  tab.scripts.navigate('onLoaded');
  await vi.advanceTimersByTimeAsync(3_000);
  expect(tab.endings()).toEqual(['1-1 renderer-crashed?']);
  expect(tab.said).toContain('interrupted forbidden-page page-left');
});

test('a line that goes down without a word was left where another document took its place', async () => {
  await tab.witness.start(wanted);
  const page = tab.withSocket('page');
  tab.scripts.navigate('onReplaced', 0, 'page');
  tab.scripts.navigate('onReplaced', 0, 'next');
  page.hangUp();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(tab.endings()).toEqual(['1-1 page-left']);
});

test('a line that goes down without a word crashed, though a document had come before it in the same frame', async () => {
  await tab.witness.start(wanted);
  const page = tab.scripts.connect('page');
  tab.scripts.navigate('onReplaced', 0, 'page');
  page.report(`created 1 ${url}`);
  page.hangUp();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(tab.endings()).toEqual(['1-1 renderer-crashed?']);
});

test('a line that goes down without a word crashed, though another one had been about to come long ago', async () => {
  await tab.witness.start(wanted);
  const page = tab.withSocket('page');
  tab.scripts.navigate('onReplaced', 0, 'next');
  await vi.advanceTimersByTimeAsync(3_000);
  page.hangUp();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(tab.endings()).toEqual(['1-1 renderer-crashed?']);
});

test('a line that goes down without a word was removed where its page has the frame no more', async () => {
  await tab.witness.start(wanted);
  tab.scripts.connect('page');
  const frame = tab.withSocket('frame', 5);
  frame.hangUp();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(tab.endings()).toEqual(['2-1 frame-removed']);
});

test('a line that goes down without a word takes what is left of its page along when the recording is interrupted', async () => {
  await tab.witness.start(wanted);
  const page = tab.withSocket('page');
  tab.withSocket('frame', 5);
  page.hangUp();
  tab.scripts.navigate('onCrashed');
  await tab.witness.stop('page-left');
  expect(tab.endings()).toEqual(['1-1 renderer-crashed', '2-1 renderer-crashed']);
});
