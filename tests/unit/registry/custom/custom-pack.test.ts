import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { englishWords } from '../../../../modules/registry/english-words.ts';
import { createTranslator } from '../../../../src/i18n/translator.ts';
import schema from '../../../../src/registry/custom/custom-pack.schema.json';
import {
  type CustomPack,
  exportCustomPacks,
  customPackLimits as limits,
  lookup,
  parseCustomPack,
  parseCustomPacks,
} from '../../../../src/registry/index.ts';

const published = new Ajv().compile(schema);

const good: CustomPack = {
  format: 'closeframe/pack',
  version: 1,
  name: 'Our chat',
  match: { hosts: ['*.chat.test'], paths: ['/ws'] },
  codes: [
    {
      code: 4000,
      name: 'Kicked',
      description: 'A moderator did it.',
      whenSeen: 'In rooms.',
      fix: ['Behave.'],
    },
    { code: 4001, name: 'Token expired', reconnect: 'after-fix' },
  ],
};
const [kicked, expired] = good.codes;

const problemsOf = (value: unknown) => {
  const parsed = parseCustomPack(JSON.stringify(value));
  return parsed.ok
    ? []
    : parsed.problems.map(({ path, message }) => `${path}: ${message.key.split('.').at(-1)}`);
};

test('a good file becomes a pack that lookup uses, in its own words', () => {
  const parsed = parseCustomPack(JSON.stringify(good));
  expect(parsed).toEqual({ ok: true, pack: good });
  const packs = { builtIn: [], custom: [good] };
  expect(lookup(4000, { url: 'wss://a.chat.test/ws' }, packs)).toMatchObject({
    kind: 'custom',
    packName: 'Our chat',
    name: { text: 'Kicked' },
    description: { text: 'A moderator did it.' },
    whenSeen: { text: 'In rooms.' },
    fixes: [{ text: 'Behave.' }],
    choice: { basis: 'host', certainty: 'proven', matched: 'a.chat.test' },
  });
  expect(lookup(4001, { url: 'wss://a.chat.test/ws' }, packs).facts.reconnect).toBe('after-fix');
  expect(published(good)).toBe(true);
});

const { name: _name, ...nameless } = good;
const long = (length: number) => 'x'.repeat(length);

test.each<[string, unknown, string[]]>([
  ['no object', 7, [': not-object']],
  ['nothing', null, [': not-object']],
  ['another format', { ...good, format: 'other' }, ['format: choice']],
  ['a later version', { ...good, version: 2 }, ['version: choice']],
  ['no name', nameless, ['name: absent']],
  ['an empty name', { ...good, name: ' ' }, ['name: empty']],
  ['a name too long', { ...good, name: long(limits.name + 1) }, ['name: too-long']],
  ['a name misspelt', { ...good, nmae: 'x' }, ['nmae: unknown']],
  ['nothing to match', { ...good, match: {} }, ['match: no-match']],
  ['empty lists to match', { ...good, match: { hosts: [] } }, ['match: no-match']],
  ['a host with a scheme', { ...good, match: { hosts: ['wss://x.test'] } }, ['match.hosts[0]: host']],
  ['a path without a slash', { ...good, match: { paths: ['ok', '/ok'] } }, ['match.paths[0]: path']],
  [
    'a subprotocol with a space',
    { ...good, match: { subprotocols: ['a b'] } },
    ['match.subprotocols[0]: subprotocol'],
  ],
  ['hosts that are no list', { ...good, match: { hosts: 'x.test' } }, ['match.hosts: not-list']],
  ['no codes', { ...good, codes: [] }, ['codes: empty']],
  ['a code as text', { ...good, codes: [{ ...kicked, code: '4000' }] }, ['codes[0].code: not-number']],
  ['a code below 3000', { ...good, codes: [kicked, { ...expired, code: 2999 }] }, ['codes[1].code: range']],
  ['a code above 4999', { ...good, codes: [{ ...kicked, code: 5000 }] }, ['codes[0].code: range']],
  ['a broken code', { ...good, codes: [{ ...kicked, code: 4000.5 }] }, ['codes[0].code: range']],
  ['a code twice wrong', { ...good, codes: [{ ...kicked, code: 2999.5 }] }, ['codes[0].code: range']],
  ['a fix that is no text', { ...good, codes: [{ ...kicked, fix: [1] }] }, ['codes[0].fix[0]: not-text']],
  ['unknown advice', { ...good, codes: [{ ...kicked, reconnect: 'maybe' }] }, ['codes[0].reconnect: choice']],
  [
    'two wrongs',
    { ...nameless, codes: [{ ...kicked, name: 1 }] },
    ['name: absent', 'codes[0].name: not-text'],
  ],
  [
    'too many fixes',
    { ...good, codes: [{ ...kicked, fix: Array(limits.fixes + 1).fill('x') }] },
    ['codes[0].fix: too-many'],
  ],
])('%s is refused with place and reason, here and by the published schema', (_what, value, expected) => {
  expect(problemsOf(value)).toEqual(expected);
  expect(published(value)).toBe(false);
});

test('a code that stands twice is refused at its second place', () => {
  expect(problemsOf({ ...good, codes: [kicked, expired, kicked] })).toEqual(['codes[2].code: duplicate']);
});

test.each([
  [{ name: long(limits.name) }],
  [{ codes: Array.from({ length: limits.codes }, (_, index) => ({ code: 3000 + index, name: 'x' })) }],
  [{ match: { hosts: Array(limits.patterns).fill(long(limits.pattern)) } }],
  [
    {
      codes: [
        { ...kicked, description: long(limits.words), fix: Array(limits.fixes).fill(long(limits.words)) },
      ],
    },
  ],
])('what is just within the bounds is accepted by both', (part) => {
  expect(problemsOf({ ...good, ...part })).toEqual([]);
  expect(published({ ...good, ...part })).toBe(true);
});

test('a file that is no JSON is refused with line and column', () => {
  expect(parseCustomPack('{\n  "format": nope\n}')).toEqual({
    ok: false,
    problems: [{ path: '', message: { key: 'codes.problem.json', values: { line: 2, column: 13 } } }],
  });
});

test('a file that is too large is not even read', () => {
  const parsed = parseCustomPack(' '.repeat(limits.file + 1));
  expect(parsed).toMatchObject({ ok: false, problems: [{ message: { key: 'codes.problem.file' } }] });
});

test.each([
  ['{', 'Not valid JSON at line 1, column 2.'],
  [' '.repeat(limits.file + 1), 'The file is larger than 256 kB.'],
  [JSON.stringify({ ...good, version: 2 }), 'This must be one of: 1.'],
  [JSON.stringify({ ...good, name: long(limits.name + 1) }), 'This is longer than 80 characters.'],
  [
    JSON.stringify({ ...good, match: { hosts: ['a/b'] } }),
    'A host has no spaces, slashes or scheme: *.example.com.',
  ],
])('a refusal speaks plain English', (text, sentence) => {
  const english = createTranslator('en', englishWords());
  const parsed = parseCustomPack(text);
  const spoken = parsed.ok ? [] : parsed.problems.map(({ message }) => english.text(message));
  expect(spoken.map((one) => one.replaceAll(/[\u2068\u2069]/g, ''))).toEqual([sentence]);
});

test('a list of problems is bounded', () => {
  const codes = Array.from({ length: 100 }, () => ({ code: 1, name: 'x' }));
  expect(problemsOf({ ...good, codes })).toHaveLength(20);
});

test.each([[[good]], [[good, { ...good, name: 'Other' }]]])(
  'what is exported can be imported again',
  (packs) => {
    const text = exportCustomPacks(packs);
    expect(parseCustomPacks(text)).toEqual({ ok: true, packs });
    expect(published(JSON.parse(text))).toBe(true);
  },
);

test('one bad pack refuses the whole list', () => {
  const parsed = parseCustomPacks(JSON.stringify([good, { ...good, codes: [{ code: 4000 }] }]));
  expect(parsed).toEqual({
    ok: false,
    problems: [{ path: '[1].codes[0].name', message: { key: 'codes.problem.absent' } }],
  });
});

test.each([
  ['an empty list', [], 'codes.problem.empty'],
  ['too many packs', Array(limits.packs + 1).fill(good), 'codes.problem.too-many'],
])('%s is refused', (_what, value, key) => {
  expect(parseCustomPacks(JSON.stringify(value))).toMatchObject({
    ok: false,
    problems: [{ path: '', message: { key } }],
  });
  expect(published(value)).toBe(false);
});
