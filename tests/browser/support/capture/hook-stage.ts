import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest';
import { there } from '../panel/there.ts';
import {
  type HookedPage,
  hookedPage,
  type PageServer,
  plainPage,
  servePages,
  startBrowser,
} from './hook-page.ts';

/** There once the tests of the file run. */
export interface HookStage extends HookedPage {
  readonly browser: Browser;
  readonly server: PageServer;
  /** The text of the built hook. */
  readonly hook: string;
}

/** The hook's text as the built extension has it. */
const builtHook = () => readFile(join(inject('extension'), 'hook.js'), 'utf8');

/**
 * One browser, one server and the built hook for all tests of a file, and for each test a page of that server:
 * with the hook in it from its start ('hooked'), without it ('plain'), or no page at all ('none').
 */
export function useHookStage(pages: 'hooked' | 'plain' | 'none' = 'hooked'): HookStage {
  let browser: Browser | null = null;
  let server: PageServer | null = null;
  let hook: string | null = null;
  let opened: HookedPage | null = null;
  const stage: HookStage = {
    get browser() {
      return there(browser);
    },
    get server() {
      return there(server);
    },
    get hook() {
      return there(hook);
    },
    get page() {
      return there(opened).page;
    },
    get session() {
      return there(opened).session;
    },
    get reports() {
      return there(opened).reports;
    },
  };
  beforeAll(async () => {
    [browser, server, hook] = await Promise.all([startBrowser(), servePages(), builtHook()]);
  });
  afterAll(async () => {
    server?.close();
    await browser?.close();
  });
  beforeEach(async () => {
    if (pages === 'none') return;
    opened =
      pages === 'hooked' ? await hookedPage(stage.browser, stage.hook) : await plainPage(stage.browser);
    await opened.page.goto(`${stage.server.http}/`);
  });
  afterEach(async () => {
    await opened?.page.close();
    opened = null;
  });
  return stage;
}
