import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import treeSitter from '@vscode/tree-sitter-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { allStacks } from '../../../../../src/diagnosis/snippets/all-stacks.ts';
import { codeOf, topicsOf } from './stack-code.ts';

const { Language, Parser } = treeSitter;

/** Where each language's statements may stand: as they are, in a function, or as members of a class. */
const places = {
  csharp: { file: 'c-sharp', around: [['', '']] },
  java: {
    file: 'java',
    around: [
      ['class A { void f() {', '\n} }'],
      ['class A {', '\n}'],
    ],
  },
  go: { file: 'go', around: [['package a\nfunc f() {\n', '\n}']] },
} as const;

type Parsed = keyof typeof places;
const isParsed = (language: string): language is Parsed => Object.hasOwn(places, language);

const folder = dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm'));
const parsers = new Map<Parsed, InstanceType<typeof Parser>>();

beforeAll(async () => {
  await Parser.init({ locateFile: (file: string) => join(folder, file) });
  for (const [language, { file }] of Object.entries(places)) {
    const parser = new Parser();
    parser.setLanguage(await Language.load(readFileSync(join(folder, `tree-sitter-${file}.wasm`))));
    if (isParsed(language)) parsers.set(language, parser);
  }
});

/** Whether the grammar of a language takes this code in one of its places. */
const isTaken = (language: Parsed, code: string): boolean =>
  places[language].around.some(([before, after]) => {
    const tree = parsers.get(language)?.parse(before + code + after);
    return tree ? !tree.rootNode.hasError : false;
  });

describe.each(allStacks.filter(({ language }) => isParsed(language)))('$id', ({ id, language }) => {
  test.each(topicsOf(id))('%s is right by the grammar of its language', (topic) => {
    if (!isParsed(language)) throw new Error(`No grammar for ${language}`);
    expect(isTaken(language, codeOf(id, topic))).toBe(true);
  });
});

test.each([
  ['csharp', 'await socket.CloseAsync(1000;'],
  ['java', 'session.close(new CloseStatus(1000, "done");'],
  ['go', 'conn.Close(1000, "done"'],
] as const)('what %s does not take is found', (language, code) => {
  expect(isTaken(language, code)).toBe(false);
});
