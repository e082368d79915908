import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Folder of the built extension. */
export const extensionFolder = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));

/** Builds the extension as `npm run build` does. Throws with the builder's output where that fails. */
export function buildExtension(): Promise<string> {
  const wxt = fileURLToPath(new URL('../../node_modules/wxt/bin/wxt.mjs', import.meta.url));
  // A test runner's NODE_ENV must not make a build for tests.
  const { NODE_ENV: _, ...environment } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [wxt, 'build'], { cwd: root, env: environment });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve(extensionFolder);
      else reject(new Error(`wxt build failed:\n${Buffer.concat(output).toString('utf8')}`));
    });
  });
}
