import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { unzipFolder } from './support/unzip.ts';

const root = join(import.meta.dirname, '../..');
/** What a clone has not, or what would be another build's. */
const left = ['node_modules', '.git', '.output', '.wxt', 'artifacts', 'coverage'];
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function emptyFolder(prefix: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  folders.push(folder);
  return folder;
}

/** Zips the extension for a browser, in a folder with its source. */
async function zip(
  folder: string,
  browser: 'chrome' | 'firefox',
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  // A test runner's NODE_ENV must not make a build for tests.
  const { NODE_ENV: _, ...inherited } = process.env;
  const wxt = join(folder, 'node_modules/wxt/bin/wxt.mjs');
  await promisify(execFile)(process.execPath, [wxt, 'zip', '--browser', browser], {
    cwd: folder,
    env: { ...inherited, ...environment },
  });
}

async function packageOf(folder: string, kind: 'chrome' | 'firefox' | 'sources'): Promise<Buffer> {
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  return readFile(join(folder, '.output', `closeframe-${version}-${kind}.zip`));
}

const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Zips for both browsers, and gives the hashes of the packages. */
async function zipBoth(folder: string, environment: Readonly<Record<string, string>>) {
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await zip(folder, 'chrome', environment);
  await zip(folder, 'firefox', environment);
  return {
    chrome: hash(await packageOf(folder, 'chrome')),
    firefox: hash(await packageOf(folder, 'firefox')),
  };
}

// The sources package is what Firefox's store builds from.
test('a clone and its unpacked sources package give the same packages, whatever the folder, the time zone and the language', {
  timeout: 180_000,
}, async () => {
  const clone = await emptyFolder('closeframe-a-');
  const isCopied = (path: string) => path === root || !left.includes(basename(path));
  await cp(root, clone, { recursive: true, filter: isCopied });
  const first = await zipBoth(clone, { TZ: 'UTC', LANG: 'C' });
  const unpacked = await emptyFolder('closeframe-the-second-');
  await unzipFolder(await packageOf(clone, 'sources'), unpacked);
  expect(await zipBoth(unpacked, { TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8' })).toEqual(first);
});
