import { expect, test, vi } from 'vitest';
import type { FakeLine } from './fake-scripts.ts';
import { leave, wanted, watchTab } from './watched-tab.ts';

const tab = watchTab();

/** The next page lets no extension in, and was loaded. */
function loadForbidden(): void {
  tab.scripts.isOpen = false;
  tab.scripts.navigate('onLoaded');
}

const waysToForbidden: readonly (readonly [string, (page: FakeLine) => void | Promise<void>])[] = [
  [
    'whose page before is gone',
    (page) => {
      leave(page);
      loadForbidden();
    },
  ],
  [
    'whose page before is kept in the back-forward cache, its line still up',
    (page) => {
      page.report('page-hide persisted');
      loadForbidden();
    },
  ],
  [
    'whose page before goes after the next one was loaded',
    async (page) => {
      loadForbidden();
      await vi.advanceTimersByTimeAsync(100);
      leave(page);
    },
  ],
  [
    'in which the scripts got into an empty document before it',
    async (page) => {
      leave(page);
      tab.scripts.navigate('onLoaded');
      await vi.advanceTimersByTimeAsync(0);
      tab.scripts.isOpen = false;
    },
  ],
  [
    'that is on its way for longer than a page takes',
    async (page) => {
      tab.scripts.navigate('onLeaving');
      leave(page);
      tab.scripts.isOpen = false;
      await vi.advanceTimersByTimeAsync(5_000);
    },
  ],
];

test.each(waysToForbidden)('a page of the browser %s interrupts the recording', async (_, go) => {
  await tab.witness.start(wanted);
  await go(tab.withSocket('page'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(tab.said).toContain('interrupted forbidden-page page-left');
});

test('the next page after the reader took the access away says that, not that the page is forbidden', async () => {
  await tab.witness.start(wanted);
  const page = tab.scripts.connect('page');
  leave(page);
  tab.scripts.access = false;
  loadForbidden();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(tab.said).toContain('interrupted no-access page-left');
});

test('a page whose bridge calls a moment after it was loaded gets no script a second time', async () => {
  await tab.witness.start(wanted);
  const page = tab.scripts.connect('page');
  leave(page);
  tab.scripts.navigate('onLoaded');
  await vi.advanceTimersByTimeAsync(100);
  tab.scripts.connect('next');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(tab.scripts.injected).toEqual([1]);
});

test('a next page that is on its way for long is waited for, though no extension is let in meanwhile', async () => {
  await tab.witness.start(wanted);
  const page = tab.scripts.connect('page');
  tab.scripts.navigate('onLeaving');
  leave(page);
  tab.scripts.isOpen = false;
  await vi.advanceTimersByTimeAsync(4_000);
  expect(tab.said.filter((line) => line.startsWith('interrupted'))).toEqual([]);
  tab.withSocket('next');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(tab.said.filter((line) => line.startsWith('interrupted'))).toEqual([]);
  expect(tab.log.live()).toHaveLength(1);
});
