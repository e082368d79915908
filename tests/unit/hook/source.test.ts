import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import vm from 'node:vm';
import { expect, test } from 'vitest';
import { fileBindingName, hookFile, hookSource, hookVariable } from '../../../src/hook/source.ts';

const built = `var ${hookVariable} = (function () { return (name) => ({ name, strict: this === undefined }); })();\n${hookVariable};`;

test('is one expression with the controller as its value, and leaves no global', () => {
  const context = vm.createContext({});
  const before = vm.runInContext('Reflect.ownKeys(globalThis).length', context);
  const name = 'quote " and \\ and \u2028';
  expect(vm.runInContext(hookSource(built, name), context)).toEqual({ name, strict: true });
  expect(vm.runInContext('Reflect.ownKeys(globalThis).length', context)).toBe(before);
});

test('gives the script its name in stacks, and has DevTools ignore it', () => {
  const [name, map] = hookSource(built, 'b').split('\n').slice(-2);
  expect(name).toBe('//# sourceURL=closeframe-hook.js');
  const json = /^\/\/# sourceMappingURL=data:application\/json,(.*)$/.exec(map ?? '')?.[1] ?? '';
  expect(JSON.parse(decodeURIComponent(json))).toMatchObject({ version: 3, ignoreList: [0] });
});

test('the entrypoint declares the variable that the source returns', () => {
  const entrypoint = readFileSync(resolve(import.meta.dirname, '../../../entrypoints/hook.ts'), 'utf8');
  expect(entrypoint).toContain(`globalName: '${hookVariable}'`);
});

test('as a file it gives its controller to the binding that it takes, once, and leaves no global', () => {
  const taking = `var ${hookVariable} = (function () { return (name) => delete globalThis[name] ? { name } : null; })();\n`;
  const given: unknown[] = [];
  const context = vm.createContext({ [fileBindingName]: (value: unknown) => given.push(value) });
  vm.runInContext(hookFile(taking), context);
  expect(given).toEqual([{ name: fileBindingName }]);
  expect(vm.runInContext(`[typeof ${hookVariable}, typeof ${fileBindingName}].join()`, context)).toBe(
    'undefined,undefined',
  );
});

test('as a file that finds no binding it gives nothing to nobody', () => {
  const late = `var ${hookVariable} = (function () { return () => null; })();\n`;
  expect(() => vm.runInContext(hookFile(late), vm.createContext({}))).not.toThrow();
});
