import type { TestProject } from 'vitest/node';
import { buildExtension } from '../../../demo/browser/build.ts';
import { ensureBrowser, ensureFirefox } from '../../../demo/browser/install.ts';
import { ensureNginx } from '../../servers/nginx.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The Chromium-family browser that the tests run in. */
    readonly executablePath: string;
    readonly firefoxPath: string;
    /** Folder of the extension, built once for all. */
    readonly extension: string;
    /** The same, built for Firefox. */
    readonly firefoxExtension: string;
    /** The nginx program, or null on a machine that cannot have it. */
    readonly nginx: string | null;
  }
}

/** Finds or installs what the browser tests need, and builds the extension. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('executablePath', await ensureBrowser());
  project.provide('firefoxPath', await ensureFirefox());
  project.provide('nginx', await ensureNginx());
  project.provide('extension', await buildExtension());
  project.provide('firefoxExtension', await buildExtension('firefox'));
}
