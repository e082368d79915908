import { defineConfig } from 'vitest/config';

/**
 * For files that compute and wait for nothing: as many at a time as there are cores (the default is one fewer), and one
 * process for many files, since a process with a document for each took more time than all the tests in them.
 */
const sideBySide = { maxWorkers: '100%', isolate: false };

export default defineConfig({
  test: {
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
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'tests/browser/support/global-setup.ts',
          // Tests wait for browsers more than they compute; each file has browsers of its own.
          maxWorkers: 2,
          // After all others: a browser that shares two cores with them says little about itself.
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
