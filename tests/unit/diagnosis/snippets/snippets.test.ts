import { globSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import * as commands from '../../../../src/diagnosis/commands/commands.ts';
import * as handshakes from '../../../../src/diagnosis/commands/handshake-commands.ts';
import * as pageSnippets from '../../../../src/diagnosis/snippets/page-snippets.ts';
import { ensureNginx } from '../../../servers/nginx.ts';
import { configRuns, nginxRuns } from './config-runs.ts';
import { pageRuns } from './page-runs.ts';
import { shellRuns } from './shell-runs.ts';
import { stopServers } from './support.ts';

const nginx = await ensureNginx();
const runs = { ...pageRuns, ...shellRuns, ...configRuns(nginx ?? '') };

afterEach(stopServers);

/** Parts of a handshake's commands, which are run as a whole. */
const parts = ['originOf', 'wscatLine', 'curlLine'];

test('every snippet has a run, and every run has a snippet', () => {
  const made = [pageSnippets, commands, handshakes].flatMap((module) => Object.keys(module));
  expect(Object.keys(runs).toSorted()).toEqual(made.filter((name) => !parts.includes(name)).toSorted());
});

test('no rule writes a snippet of its own, which no run would find', () => {
  const folder = resolve(import.meta.dirname, '../../../../src/diagnosis');
  // The settings of src/infrastructure pass through owner-words.ts; they have runs of their own.
  const makers = [
    'page-snippets.ts',
    'server-snippets.ts',
    'commands.ts',
    'handshake-commands.ts',
    'types.ts',
    'owner-words.ts',
  ];
  const others = globSync('**/*.ts', { cwd: folder }).filter(
    (file) => !makers.includes(basename(file)) && !file.startsWith('snippets/stacks/'),
  );
  const writing = others.filter((file) => /\blanguage:/.test(readFileSync(resolve(folder, file), 'utf8')));
  expect(writing).toEqual([]);
});

for (const [name, run] of Object.entries(runs))
  test.skipIf(nginx === null && nginxRuns.includes(name))(`${name} does what it is there for`, run);
