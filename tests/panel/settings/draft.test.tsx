import { expect, test } from 'vitest';
import {
  draftOf,
  emptyCode,
  emptyDraft,
  type PackDraft,
  packOf,
  problemAt,
} from '../../../src/ui/settings/draft.ts';

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
