import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { emptyLog } from '../../../src/model/log.ts';
import { buildSessionFile } from '../../../src/model/session-file/build-session-file.ts';
import { parseSessionFile } from '../../../src/model/session-file/parse-session-file.ts';
import { parseCustomPack } from '../../../src/registry/index.ts';
import { readSettings } from '../../../src/ui/state/settings/settings.ts';
import { endedSocket } from '../model/sockets.ts';
import { damagedText, lengthOf, like, tries } from './hostile.ts';

/** Characters that one socket of a file, or one pack, may have at most, escaped. */
const socketLength = 500_000;

const session = buildSessionFile({
  entries: [
    {
      socket: endedSocket({ openCall: { stack: [{ functionName: 'f', url: 'a.js', line: 1, column: 1 }] } }),
      finding: null,
      infrastructure: [],
      meaning: { code: 1006, source: 'standard', name: 'Abnormal Closure' },
    },
  ],
  log: {
    ...emptyLog,
    markers: [{ id: 'm', kind: 'navigation', url: 'http://a.example/', at: 1 }],
    spans: [{ id: 's', kind: 'hidden', from: 1, to: null }],
  },
  browser: 'Chromium 156',
  exportedAt: 0,
  includeSecrets: true,
});

const pack = {
  format: 'closeframe/pack',
  version: 1,
  name: 'Mine',
  match: { subprotocols: ['mine'], hosts: ['*.example'], paths: ['/live/*'] },
  codes: [{ code: 4001, name: 'Kicked', description: 'Out', fix: ['Be nice'], reconnect: 'yes' }],
};

const settings = {
  language: 'en',
  theme: 'dark',
  keepLog: true,
  recordOnOpen: false,
  readMessages: true,
  closesKept: 1_000,
  layout: { inlineShare: 56, blockShare: 50, foldedSections: ['traffic'], timelineOpen: true },
  ownPacks: [pack],
};

/** Hostile text has keys that would write into every object. */
afterEach(() => expect(Reflect.ownKeys(Object.prototype)).not.toContain('polluted'));

const jsonOf = (value: unknown) => JSON.stringify(value) ?? '';

test('any session file is taken whole and bounded, or refused with the place', () => {
  const text = fc.oneof(like(session).map(jsonOf), damagedText(JSON.stringify(session)));
  fc.assert(
    fc.property(text, (given) => {
      const parsed = parseSessionFile(given);
      if (parsed.ok) {
        for (const socket of parsed.session.log.sockets) expect(lengthOf(socket)).toBeLessThan(socketLength);
      } else expect(parsed.problems.length).toBeGreaterThan(0);
    }),
    tries(8_000),
  );
});

test('any pack is taken or refused, and what it holds is bounded', () => {
  const text = fc.oneof(like(pack).map(jsonOf), damagedText(JSON.stringify(pack)));
  fc.assert(
    fc.property(text, (given) => {
      const parsed = parseCustomPack(given);
      if (parsed.ok) expect(lengthOf(parsed.pack)).toBeLessThan(socketLength);
      else expect(parsed.problems.length).toBeGreaterThan(0);
    }),
    tries(8_000),
  );
});

test('any stored settings give settings, and those that are read once are read again without damage', () => {
  fc.assert(
    fc.property(like(settings), (given) => {
      const { settings: read } = readSettings(given);
      expect(readSettings(JSON.parse(JSON.stringify(read)))).toEqual({ settings: read, damaged: [] });
    }),
    tries(8_000),
  );
});
