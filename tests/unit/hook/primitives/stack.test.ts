import { afterEach, expect, test } from 'vitest';
import { stackBelow } from '../../../../src/hook/primitives/stack.ts';
import { limits } from '../../../../src/model/limits.ts';

const prepareStackTrace = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace');
const stackTraceLimit = Error.stackTraceLimit;

afterEach(() => {
  Reflect.deleteProperty(Error, 'prepareStackTrace');
  if (prepareStackTrace !== undefined) Object.defineProperty(Error, 'prepareStackTrace', prepareStackTrace);
  Error.stackTraceLimit = stackTraceLimit;
});

const trap = () => stackBelow(trap);
function pageCode() {
  return trap();
}

test('begins with the caller, at a 1-based place', () => {
  const [first] = pageCode();
  expect(first).toMatchObject({ functionName: 'pageCode', url: expect.stringMatching(/stack\.test\.ts$/) });
  expect(first?.line).toBeGreaterThan(1);
  expect(first?.column).toBeGreaterThan(1);
});

test('is bounded, whatever the page set as its limit', () => {
  const deep = (left: number): ReturnType<typeof trap> => (left === 0 ? trap() : deep(left - 1));
  Error.stackTraceLimit = 1;
  expect(deep(50)).toHaveLength(12);
  expect(Error.stackTraceLimit).toBe(1);
});

test.each([
  ['whole at the limit', limits.frameUrlLength, 'x'.repeat(limits.frameUrlLength)],
  ['cut beyond it', limits.frameUrlLength + 1, `${'x'.repeat(limits.frameUrlLength - 1)}…`],
])("takes a script's URL %s", (_how, length, url) => {
  const call = new Function('trap', `return trap();\n//# sourceURL=${'x'.repeat(length)}`);
  expect(call(trap)[0]?.url).toBe(url);
});

test("sets the page's prepareStackTrace aside, unasked, and puts it back", () => {
  let asked = 0;
  const own = { get: () => asked++, set: () => asked++, configurable: true, enumerable: false };
  Object.defineProperty(Error, 'prepareStackTrace', own);
  expect(pageCode()[0]?.functionName).toBe('pageCode');
  expect(asked).toBe(0);
  expect(Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace')).toEqual(own);
});

test('leaves no trace on Error where there was none', () => {
  Reflect.deleteProperty(Error, 'prepareStackTrace');
  Reflect.deleteProperty(Error, 'stackTraceLimit');
  expect(pageCode().length).toBeGreaterThan(0);
  expect(Reflect.ownKeys(Error)).not.toContain('prepareStackTrace');
  expect(Reflect.ownKeys(Error)).not.toContain('stackTraceLimit');
});
