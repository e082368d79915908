import { expect, test } from 'vitest';
import { bareCode, importsOf, sourceFiles } from './source-files.ts';

/**
 * Which room may import what besides itself, as the design has it: whole rooms, or single files. The longest path that
 * fits a file names its room. Every room may import the types of the words.
 */
const arrows: Record<string, readonly string[]> = {
  'entrypoints/background.ts': ['src/capture', 'src/channel', 'src/hook/source.ts'],
  'entrypoints/hook.ts': ['src/hook'],
  'entrypoints/bridge.ts': [
    'src/capture/content-scripts/bridge',
    'src/hook/source.ts',
    'src/hook/reporting/reports.ts',
  ],
  'entrypoints/devtools': [
    'src/capture/network-log',
    'src/channel',
    'src/model',
    'src/ui/state/settings/settings.ts',
    'entrypoints/panel/settings-storage.ts',
  ],
  'entrypoints/panel': ['src/ui', 'src/channel', 'src/model/capabilities.ts'],
  'entrypoints/access': ['src/ui', 'entrypoints/panel/platform.ts'],
  'entrypoints/reference': ['src/ui', 'entrypoints/panel/platform.ts'],
  'entrypoints/live-demos.sandbox': ['src/ui/start/live-demos.ts'],
  'src/hook': ['src/model'],
  // The hook's reports are the one thing that page and background share.
  'src/capture/records': ['src/capture/waiting.ts', 'src/model', 'src/hook/reporting/reports.ts'],
  'src/capture/debugger': [
    'src/capture/records',
    'src/capture/waiting.ts',
    'src/model',
    'src/hook/reporting/reports.ts',
  ],
  'src/capture/content-scripts': [
    'src/capture/records',
    'src/capture/waiting.ts',
    'src/model',
    'src/hook/reporting/reports.ts',
  ],
  'src/capture/network-log': ['src/capture/records', 'src/capture/waiting.ts', 'src/protocols', 'src/model'],
  'src/capture/outlet': ['src/capture/records', 'src/capture/waiting.ts', 'src/model', 'src/channel'],
  'src/capture/storage': ['src/capture/records', 'src/capture/waiting.ts', 'src/model', 'src/channel'],
  'src/capture/service': [
    'src/capture/records',
    'src/capture/network-log',
    'src/capture/outlet',
    'src/capture/storage',
    'src/capture/waiting.ts',
    'src/model',
    'src/channel',
  ],
  'src/capture/waiting.ts': [],
  'src/model': [],
  'src/registry': ['src/model'],
  'src/protocols': ['src/model'],
  'src/infrastructure': ['src/model'],
  'src/diagnosis': ['src/registry', 'src/protocols', 'src/infrastructure', 'src/model'],
  'src/compare': ['src/registry'],
  // Copies and sorting speak the reader's language, by a translator that is handed in.
  'src/log': [
    'src/diagnosis',
    'src/infrastructure',
    'src/protocols',
    'src/registry',
    'src/model',
    'src/i18n',
  ],
  'src/channel': ['src/model'],
  'src/i18n': [],
  'src/ui': [
    'src/channel',
    'src/compare',
    'src/diagnosis',
    'src/infrastructure',
    'src/log',
    'src/protocols',
    'src/registry',
    'src/i18n',
    'src/model',
  ],
};

const isIn = (file: string, place: string) => file === place || file.startsWith(`${place}/`);

const roomOf = (file: string) =>
  Object.keys(arrows)
    .filter((room) => isIn(file, room))
    .sort((one, other) => other.length - one.length)[0];

test.each(sourceFiles)('%s imports only along the arrows', (file) => {
  const room = roomOf(file) ?? expect.fail('It stands in no room of the design.');
  const allowed = [room, 'locales', ...(arrows[room] ?? [])];
  const files = importsOf(file).filter((name) => /^(?:src|entrypoints|locales|tests|modules)\//.test(name));
  expect(files.filter((target) => !allowed.some((place) => isIn(target, place)))).toEqual([]);
});

/** The files that have to do with a browser's own interfaces; everything else gets them handed in. */
const adapters = [
  'src/capture/debugger/chrome-debugger.ts',
  'src/capture/content-scripts/firefox-navigation.ts',
  'src/capture/content-scripts/firefox-scripts.ts',
  'src/channel/port.ts',
  'entrypoints/access/main.tsx',
  'entrypoints/background.ts',
  'entrypoints/bridge.ts',
  'entrypoints/devtools/main.ts',
  'entrypoints/panel/platform.ts',
];

test.each(sourceFiles.filter((file) => !adapters.includes(file)))(
  '%s leaves the browser to its adapter',
  (file) => {
    expect(importsOf(file).filter((name) => name === 'webextension-polyfill')).toEqual([]);
    expect(bareCode(file)).not.toMatch(/\b(?:chrome|browser)\.\w/);
  },
);

const pureRooms = [
  'src/model',
  'src/registry',
  'src/protocols',
  'src/infrastructure',
  'src/diagnosis',
  'src/compare',
  'src/log',
];

test.each(sourceFiles.filter((file) => pureRooms.some((room) => isIn(file, room))))(
  '%s knows no page',
  (file) => {
    expect(importsOf(file).filter((name) => /^wxt|^preact|^@preact/.test(name))).toEqual([]);
    expect(bareCode(file)).not.toMatch(/\b(?:document|window)\.\w/);
  },
);

/** Files that import each other in a circle, each circle once, in the order of their names. */
function circles(): string[][] {
  const imports = new Map(sourceFiles.map((file) => [file, importsOf(file)]));
  const reach = (from: string): Set<string> => {
    const found = new Set<string>();
    const waiting = [from];
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      for (const next of imports.get(file) ?? []) {
        if (!imports.has(next) || found.has(next)) continue;
        found.add(next);
        waiting.push(next);
      }
    }
    return found;
  };
  const reached = new Map(sourceFiles.map((file) => [file, reach(file)]));
  const found = sourceFiles
    .filter((file) => reached.get(file)?.has(file))
    .map((file) =>
      sourceFiles.filter((other) => reached.get(file)?.has(other) && reached.get(other)?.has(file)),
    );
  return [...new Map(found.map((circle) => [circle.join(), circle])).values()];
}

test('no file imports itself by way of others, not even for a type', () => {
  expect(circles()).toEqual([]);
});
