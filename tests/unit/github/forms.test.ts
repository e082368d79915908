import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { linksOf } from '../../../src/ui/state/product.ts';
import { dependabot, issueForm, templateChooser } from './github-schemas.ts';

const root = join(import.meta.dirname, '../../..');
const read = (file: string) => parse(readFileSync(join(root, file), 'utf8'));
const forms = globSync('.github/ISSUE_TEMPLATE/*.yml', { cwd: root }).filter(
  (file) => basename(file) !== 'config.yml',
);

/** What a schema has against a file; null where it has nothing. */
function faults(schema: object, given: unknown): unknown {
  const validate = new Ajv({ allErrors: true }).compile(schema);
  return validate(given) ? null : validate.errors;
}

/** What these tests read of a form's element. */
interface Element {
  readonly type: string;
  readonly id?: string;
  readonly attributes: { readonly label?: string };
  readonly validations?: { readonly required?: boolean };
}

test('there are three forms, one of them where the settings link to', () => {
  expect(forms.map((file) => basename(file)).sort()).toEqual([
    'missing-code.yml',
    'wrong-diagnosis.yml',
    'wrong-fact.yml',
  ]);
  const { wrongFact } = linksOf({ version: '1.0.0', homepage: 'https://example.test' });
  expect(wrongFact).toMatch(/template=wrong-fact\.yml$/);
});

describe.each(forms)('%s', (file) => {
  const form = read(file);
  const fields: readonly Element[] = form.body.filter(({ type }: Element) => type !== 'markdown');

  test('is a form as GitHub takes it', () => {
    expect(faults(issueForm, form)).toBeNull();
  });

  test('asks each question once, under an id of its own', () => {
    expect(fields.length).toBeGreaterThan(0);
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
    expect(new Set(fields.map(({ attributes }) => attributes.label)).size).toBe(fields.length);
  });
});

test('a wrong diagnosis is asked for with an exported session', () => {
  const { body } = read('.github/ISSUE_TEMPLATE/wrong-diagnosis.yml');
  const session = body.find(({ id }: Element) => id === 'session');
  expect(session.validations.required).toBe(true);
});

test('the list of forms is as GitHub takes it', () => {
  expect(faults(templateChooser, read('.github/ISSUE_TEMPLATE/config.yml'))).toBeNull();
});

test('dependabot.yml is as GitHub takes it', () => {
  expect(faults(dependabot, read('.github/dependabot.yml'))).toBeNull();
});

describe('a fault is found', () => {
  const form = { name: 'A', description: 'B' };
  const input = { type: 'input', id: 'a', attributes: { label: 'A' } };

  test.each([
    ['no field', { ...form, body: [] }],
    ['a field of an unknown type', { ...form, body: [{ ...input, type: 'inputs' }] }],
    ['a field without a label', { ...form, body: [{ ...input, attributes: { description: 'A' } }] }],
    ['a misspelled key', { ...form, body: [{ ...input, validation: { required: true } }] }],
    ['an id with a space', { ...form, body: [{ ...input, id: 'a b' }] }],
    ['no description', { name: 'A', body: [input] }],
  ])('in a form: %s', (_, wrong) => {
    expect(faults(issueForm, { ...form, body: [input] })).toBeNull();
    expect(faults(issueForm, wrong)).not.toBeNull();
  });

  const update = { 'package-ecosystem': 'npm', directory: '/', schedule: { interval: 'weekly' } };

  test.each([
    ['an unknown ecosystem', { ...update, 'package-ecosystem': 'node' }],
    ['an unknown interval', { ...update, schedule: { interval: 'often' } }],
    ['a group of nothing', { ...update, groups: { tools: {} } }],
    ['a misspelled key', { ...update, group: { tools: { patterns: ['*'] } } }],
    ['no folder', { 'package-ecosystem': 'npm', schedule: { interval: 'weekly' } }],
  ])('in dependabot.yml: %s', (_, wrong) => {
    expect(faults(dependabot, { version: 2, updates: [update] })).toBeNull();
    expect(faults(dependabot, { version: 2, updates: [wrong] })).not.toBeNull();
  });
});
