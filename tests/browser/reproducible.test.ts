import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
/** What a clone has not, or what would be another build's. */
const left = ['node_modules', '.git', '.output', '.wxt', 'artifacts', 'coverage'];
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

/** Zips the extension in a folder of its own, whose files are new, and gives the zip's hash. */
async function zipHash(prefix: string, environment: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  folders.push(folder);
  const isCopied = (path: string) => path === root || !left.includes(basename(path));
  await cp(root, folder, { recursive: true, filter: isCopied });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  // A test runner's NODE_ENV must not make a build for tests.
  const { NODE_ENV: _, ...inherited } = process.env;
  await promisify(execFile)(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'zip'], {
    cwd: folder,
    env: { ...inherited, ...environment },
  });
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const zip = await readFile(join(folder, '.output', `closeframe-${version}-chrome.zip`));
  return createHash('sha256').update(zip).digest('hex');
}

test('the same source gives the same package, whatever the folder, the time zone and the language', async () => {
  const first = await zipHash('closeframe-a-', { TZ: 'UTC', LANG: 'C' });
  const second = await zipHash('closeframe-the-second-', { TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8' });
  expect(second).toBe(first);
});
