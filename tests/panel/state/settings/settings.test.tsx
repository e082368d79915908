import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closesKept, defaultSettings, readSettings } from '../../../../src/ui/state/settings/settings.ts';

const pack = {
  format: 'closeframe/pack' as const,
  version: 1 as const,
  name: 'Team',
  match: { hosts: ['*.team.test'] },
  codes: [{ code: 4001, name: 'Kicked' }],
};

test.each([undefined, null, {}])('nothing stored (%j) means the defaults, and no damage', (stored) => {
  expect(readSettings(stored)).toEqual({ settings: defaultSettings, damaged: [] });
});

test('recording does not start by itself unless it was asked for', () => {
  expect(defaultSettings.recordOnOpen).toBe(false);
});

test('what was stored comes back', () => {
  const settings = {
    ...defaultSettings,
    language: 'en' as const,
    theme: 'dark' as const,
    keepLog: false,
    recordOnOpen: true,
    closesKept: 500,
    badge: false,
    layout: {
      inlineShare: 30,
      blockShare: 70,
      foldedSections: ['calls'],
      openedSections: ['socket'],
      timelineOpen: false,
      columnWidths: { socket: 220 },
      columnsShown: { initiator: true },
    },
    ownPacks: [pack],
  };
  expect(readSettings(JSON.parse(JSON.stringify(settings)))).toEqual({ settings, damaged: [] });
});

test.each([
  [{ language: 'tlh' }, ['language']],
  [{ theme: 'pink' }, ['theme']],
  [{ keepLog: 'yes' }, ['keepLog']],
  [{ recordOnOpen: 1 }, ['recordOnOpen']],
  [{ closesKept: closesKept.least }, []],
  [{ closesKept: closesKept.least - 1 }, ['closesKept']],
  [{ closesKept: closesKept.most }, []],
  [{ closesKept: closesKept.most + 1 }, ['closesKept']],
  [{ closesKept: 100.5 }, ['closesKept']],
  [{ layout: { inlineShare: 20, blockShare: 80 } }, []],
  [{ layout: { inlineShare: 19, blockShare: 81 } }, ['layout.inlineShare', 'layout.blockShare']],
  [{ layout: { columnWidths: { what: 44 }, columnsShown: { lived: false } } }, []],
  [{ layout: { columnWidths: { what: 43 } } }, ['layout.columnWidths']],
  [{ layout: { columnsShown: { nosuch: true } } }, ['layout.columnsShown']],
  [{ badge: 1 }, ['badge']],
  [{ layout: 'wide' }, ['layout']],
  [{ ownPacks: {} }, ['ownPacks']],
  [{ ownPacks: [pack, { ...pack, codes: [] }, pack] }, ['ownPacks[1]']],
  ['text', ['settings']],
  [[], ['settings']],
])('%j: damaged are %j', (stored, damaged) => {
  expect(readSettings(stored).damaged).toEqual(damaged);
});

test('damage to one leaves the others as they were stored', () => {
  const { settings } = readSettings({ theme: 5, keepLog: false, ownPacks: [{}, pack] });
  expect(settings).toEqual({ ...defaultSettings, keepLog: false, ownPacks: [pack] });
});

test('whatever was stored, settings come of it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (stored) => {
      const { settings } = readSettings(stored);
      expect(readSettings(settings)).toEqual({ settings, damaged: [] });
    }),
  );
});
