import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startAdvice, whyNotStarted } from '../../../demo/browser/start-failure.ts';

/** The beginning of what Chromium 135 says on Ubuntu 24.04 (actions/runner-images#12096). */
const noSandbox =
  '[2007:2007:0425/163136.680338:FATAL:zygote_host_impl_linux.cc(132)] No usable sandbox! If you are running on Ubuntu 23.10+';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'closeframe-'));
});

afterEach(() => rm(folder, { recursive: true }));

/** A program in the place of a browser. */
async function browserThat(does: string): Promise<string> {
  const path = join(folder, 'browser');
  await writeFile(path, `#!/bin/sh\n${does}\n`);
  await chmod(path, 0o755);
  return path;
}

test('a browser without a sandbox is answered with both ways out', async () => {
  const path = await browserThat(`echo '${noSandbox}' >&2; exit 133`);
  const advice = await whyNotStarted(path, []);
  expect(advice).toContain('CHROME_PATH=/usr/bin/google-chrome');
  expect(advice).toContain('sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0');
});

test('whatever else a browser says is passed on, without its stack', async () => {
  const words = 'error while loading shared libraries: libnss3.so';
  const path = await browserThat(`echo '${words}' >&2; seq 100 >&2; exit 127`);
  expect(await whyNotStarted(path, [])).toBe(
    `${path} ends as soon as it is started. It says:\n${words}\n1\n2`,
  );
});

test('it gets the arguments that it was started with', async () => {
  const path = await browserThat('echo "$1" >&2; exit 1');
  expect(await whyNotStarted(path, ['--no-sandbox'])).toContain('--no-sandbox');
});

test.each([
  ['starts after all', 'echo noise >&2'],
  ['says nothing', 'exit 1'],
])('a browser that %s gets no advice', async (_, does) => {
  expect(await whyNotStarted(await browserThat(does), [])).toBeNull();
});

test('one that is not there gets none either', async () => {
  expect(await whyNotStarted(join(folder, 'nothing'), [])).toBeNull();
});

test('the advice names the browser', () => {
  expect(startAdvice('/opt/chrome', noSandbox)).toContain('/opt/chrome');
});
