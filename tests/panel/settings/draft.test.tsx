import { describe, expect, test } from 'vitest';
import { draftOf, emptyCode, emptyDraft, packOf, problemAt } from '../../../src/ui/settings/draft.ts';
import type { PackDraft } from '../../../src/ui/state/packs/pack-drafts.ts';

const full = {
  format: 'closeframe/pack' as const,
  version: 1 as const,
  name: 'Team',
  match: { subprotocols: ['team.v1'], hosts: ['*.team.test', 'localhost:8080'], paths: ['/live/*'] },
  codes: [
    {
      code: 4001,
      name: 'Kicked',
      description: 'Somebody was kicked.',
      whenSeen: 'After a vote.',
      fix: ['Ask why.', 'Come back.'],
      reconnect: 'after-fix' as const,
    },
    { code: 4002, name: 'Left' },
  ],
};

test('a pack survives the form', () => {
  expect(packOf(draftOf(full))).toEqual({ ok: true, pack: full });
});

const draft: PackDraft = {
  ...emptyDraft,
  name: 'Team',
  hosts: 'a.test,  b.test c.test',
  codes: [{ ...emptyCode(0), code: ' 4001 ', name: 'Kicked' }],
};

test('lists are separated by commas or spaces, and what was left empty is absent', () => {
  expect(packOf(draft)).toEqual({
    ok: true,
    pack: {
      format: 'closeframe/pack',
      version: 1,
      name: 'Team',
      match: { hosts: ['a.test', 'b.test', 'c.test'] },
      codes: [{ code: 4001, name: 'Kicked' }],
    },
  });
});

test.each([
  [{ name: ' ' }, 'name'],
  [{ hosts: '' }, 'match'],
  [{ hosts: 'https://a.test/x' }, 'match.hosts'],
  [{ codes: [{ ...emptyCode(0), code: '999', name: 'x' }] }, 'codes[0].code'],
  [{ codes: [{ ...emptyCode(0), code: '4k', name: 'x' }] }, 'codes[0].code'],
  [{ codes: [{ ...emptyCode(0), code: '4001', name: '' }] }, 'codes[0].name'],
  [{ codes: [] }, 'codes'],
])('%j is refused at %s', (changes, path) => {
  const parsed = packOf({ ...draft, ...changes });
  expect(parsed.ok).toBe(false);
  expect(!parsed.ok && problemAt(parsed.problems, path)).toBeTruthy();
});

test('the same code twice is refused at the second', () => {
  const twice = { ...draft, codes: [1, 2].map((id) => ({ ...emptyCode(id), code: '4001', name: 'x' })) };
  const parsed = packOf(twice);
  expect(!parsed.ok && problemAt(parsed.problems, 'codes[1].code')).toBeTruthy();
});

test.each([
  ['comma and space', 'a.dev, b.dev'],
  ['Arabic', 'a.dev، b.dev؛'],
  ['Chinese', 'a.dev，b.dev；'],
  ['enumeration comma', 'a.dev、b.dev'],
  ['semicolon', 'a.dev;b.dev'],
])('hosts are told apart by the separators of every language: %s', (_name, hosts) => {
  const parsed = packOf({
    ...emptyDraft,
    name: 'A',
    hosts,
    codes: [{ ...emptyCode(0), code: '4000', name: 'x' }],
  });
  expect(parsed.ok && parsed.pack.match.hosts).toEqual(['a.dev', 'b.dev']);
});

describe('ranges', () => {
  const line = (code: string, changes = {}) => ({ ...emptyCode(0), code, name: 'Busy', ...changes });
  const codesOf = (...codes: PackDraft['codes']) => {
    const parsed = packOf({ ...draft, codes });
    return parsed.ok ? parsed.pack.codes.map(({ code }) => code) : parsed.problems;
  };

  test.each([
    ['4100-4103', [4100, 4101, 4102, 4103]],
    [' 4100 – 4101 ', [4100, 4101]],
    ['4100-4100', [4100]],
  ])('%j is a code each', (typed, codes) => {
    expect(codesOf(line(typed))).toEqual(codes);
  });

  test.each(['4103-4100', '3000-4999', '4100-', '4100-4103-4105'])('%j is refused on its line', (typed) => {
    const problems = codesOf(line('4001', { name: 'Kicked' }), line(typed));
    expect(problems).toMatchObject([{ path: 'codes[1].code' }]);
  });

  test('what is wrong with a whole range is said once, on its line', () => {
    expect(codesOf(line('4001'), line('4100-4103', { name: '' }), line('4999', { name: '' }))).toMatchObject([
      { path: 'codes[1].name' },
      { path: 'codes[2].name' },
    ]);
    expect(codesOf(line('2998-3001'))).toMatchObject([{ path: 'codes[0].code' }]);
  });

  test('a range that holds a code twice is refused where it comes again', () => {
    expect(codesOf(line('4100-4103'), line('4102'))).toMatchObject([
      { path: 'codes[1].code', message: { key: 'codes.problem.duplicate' } },
    ]);
  });

  test('codes in a row that say the same share a line again', () => {
    const parsed = packOf({
      ...draft,
      codes: [line('4100-4103'), line('4104', { name: 'Other' }), line('4106')],
    });
    expect(parsed.ok && draftOf(parsed.pack).codes.map(({ code, name }) => `${code} ${name}`)).toEqual([
      '4100-4103 Busy',
      '4104 Other',
      '4106 Busy',
    ]);
  });
});
