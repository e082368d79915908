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

/** A folder with this source as a clone has it, and no build. */
async function clone(prefix: string): Promise<string> {
  const folder = await emptyFolder(prefix);
  const isCopied = (path: string) => path === root || !left.includes(basename(path));
  await cp(root, folder, { recursive: true, filter: isCopied });
  return folder;
}

/** Zips the extension for a browser, in a folder with its source. */
async function zip(
  folder: string,
  browser: 'chrome' | 'firefox',
  environment: Readonly<Record<string, string>>,
): Promise<Buffer> {
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  // A test runner's NODE_ENV must not make a build for tests.
  const { NODE_ENV: _, ...inherited } = process.env;
  await promisify(execFile)(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'zip', '--browser', browser], {
    cwd: folder,
    env: { ...inherited, ...environment },
  });
  return packageOf(folder, browser);
}

async function packageOf(folder: string, kind: 'chrome' | 'firefox' | 'sources'): Promise<Buffer> {
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  return readFile(join(folder, '.output', `closeframe-${version}-${kind}.zip`));
}

/** Two whole builds, in ms, on a machine that may be busy with other things. */
const timeout = 300_000;

const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const here = { TZ: 'UTC', LANG: 'C' };
const elsewhere = { TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8' };

test('the same source gives the same package, whatever the folder, the time zone and the language', {
  timeout,
}, async () => {
  const first = await zip(await clone('closeframe-a-'), 'chrome', here);
  const second = await zip(await clone('closeframe-the-second-'), 'chrome', elsewhere);
  expect(hash(second)).toBe(hash(first));
});

test('the sources package for Firefox’s store gives the same package again', { timeout }, async () => {
  const folder = await clone('closeframe-b-');
  const first = await zip(folder, 'firefox', here);
  const unpacked = await emptyFolder('closeframe-unpacked-');
  await unzipFolder(await packageOf(folder, 'sources'), unpacked);
  expect(hash(await zip(unpacked, 'firefox', elsewhere))).toBe(hash(first));
});
