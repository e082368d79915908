import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BrowserName } from './driver.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

const folderOf: Readonly<Record<BrowserName, string>> = {
  chromium: fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url)),
  firefox: fileURLToPath(new URL('../../.output/firefox-mv3', import.meta.url)),
};

const switches: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: [],
  firefox: ['--browser', 'firefox'],
};

/** Folder of the extension built for Chromium. */
export const extensionFolder = folderOf.chromium;

/** Builds the extension for a browser and gives its folder. Throws with the builder's output where that fails. */
export function buildExtension(browser: BrowserName = 'chromium'): Promise<string> {
  const wxt = fileURLToPath(new URL('../../node_modules/wxt/bin/wxt.mjs', import.meta.url));
  // A test runner's NODE_ENV must not make a build for tests.
  const { NODE_ENV: _, ...environment } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [wxt, 'build', ...switches[browser]], {
      cwd: root,
      env: environment,
    });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve(folderOf[browser]);
      else reject(new Error(`wxt build failed:\n${Buffer.concat(output).toString('utf8')}`));
    });
  });
}
