import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * For files that compute and wait for nothing: as many at a time as there are cores (the default is one fewer), and one
 * process for many files, since a process with a document for each took more time than all the tests in them.
 */
const sideBySide = { maxWorkers: '100%', isolate: false };

/** Files that take longest, half a minute and more, mostly because what they are about takes so long; longest first. */
const longest = [
  'browser/firefox/endings.test.ts',
  'browser/endings.test.ts',
  'browser/panel/panel-fix-first.test.ts',
  'browser/capture/network-log.test.ts',
  'browser/firefox/panel-contexts.test.ts',
  'browser/capture/capture-problems.test.ts',
  'browser/reproducible.test.ts',
  'browser/real/real-libraries.test.ts',
  'browser/hook/hook-flood.test.ts',
];

/** Begins with the longest files, so that none of them is left when all others are done. A fresh clone would go by file sizes. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = longest.findIndex((file) => moduleId.endsWith(file));
      return place === -1 ? longest.length : place;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          environment: 'node',
          ...sideBySide,
          // Properties try thousands of cases, on a machine that may be busy with other things.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'panel',
          include: ['tests/panel/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: 'tests/panel/fixtures/set-up.ts',
          ...sideBySide,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'tests/browser/support/global-setup.ts',
          // Tests wait for browsers about as much as they compute; each file has browsers of its own.
          maxWorkers: 3,
          isolate: false,
          // After all others: a browser that shares two cores with them says little about itself.
          sequence: { groupOrder: 1 },
          testTimeout: 150_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
