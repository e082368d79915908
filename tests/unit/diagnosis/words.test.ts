import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import causes from '../../../locales/en/causes.json' with { type: 'json' };
import infrastructure from '../../../locales/en/infrastructure.json' with { type: 'json' };
import { causeIds } from '../../../src/diagnosis/types.ts';

const root = resolve(import.meta.dirname, '../../..');
const read = (pattern: string) =>
  globSync(pattern, { cwd: root })
    .map((file) => readFileSync(resolve(root, file), 'utf8'))
    .join('\n');

const leaves = (tree: object, path: string): string[] =>
  Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string' ? [`${path}.${name}`] : leaves(value, `${path}.${name}`),
  );

/** Matches the keys a template literal can make: its quoted alternatives where it names them, else any name. */
function keysOf(template: string): RegExp {
  const pattern = template.split(/(\$\{[^}]*\})/).map((part) => {
    if (!part.startsWith('${')) return part.replaceAll('.', '\\.');
    const alternatives = [...part.matchAll(/'([\w-]+)'/g)].map(([, name]) => name);
    return alternatives.length > 0 ? `(?:${alternatives.join('|')})` : '[\\w-]+';
  });
  return new RegExp(`^${pattern.join('')}$`);
}

test('every cause has a title, an explanation and at least one step of a fix', () => {
  const words: Record<string, object> = causes;
  const incomplete = causeIds.filter((id) => {
    const { title, explanation, fix } = (words[id] ?? {}) as Record<string, unknown>;
    return !title || !explanation || Object.keys((fix ?? {}) as object).length === 0;
  });
  expect(incomplete).toEqual([]);
});

test('every text is used by the code: by its whole key, or by a template that makes it', () => {
  const code = read('src/{diagnosis,infrastructure,log}/**/*.ts');
  const templates = [...code.matchAll(/`((?:causes|infrastructure)\.[^`]*)`/g)]
    .map(([, template = '']) => template)
    .filter((template) => !template.includes('string}'))
    .map(keysOf);
  const texts = [...leaves(causes, 'causes'), ...leaves(infrastructure, 'infrastructure')];
  const unused = texts.filter(
    (key) => !code.includes(`'${key}'`) && !templates.some((template) => template.test(key)),
  );
  expect(unused).toEqual([]);
});
