import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Names on the PATH, in order of preference: a plain Chromium first, since it has no policies of its own. */
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
];

const macApplications = [
  'Chromium',
  'Google Chrome for Testing',
  'Google Chrome',
  'Microsoft Edge',
  'Brave Browser',
].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);

const windowsPrograms = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
];

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a Chromium-family browser may be on this kind of machine, best first. */
export function candidates(platform: NodeJS.Platform, environment: Environment): readonly string[] {
  const onPath = (environment.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => names.map((name) => join(folder, name)));
  if (platform === 'darwin') {
    const home = environment.HOME ?? '';
    return [...macApplications, ...macApplications.map((path) => join(home, path)), ...byName(onPath)];
  }
  if (platform !== 'win32') return byName(onPath);
  const roots = ['LOCALAPPDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)'].map((name) => environment[name]);
  return windowsPrograms.flatMap((program) =>
    roots.flatMap((root) => (root === undefined ? [] : [`${root}\\${program}`])),
  );
}

/** From folders of names to names of folders: the name's rank counts more than the folder's. */
const byName = (onPath: readonly (readonly string[])[]): string[] =>
  names.flatMap((_, rank) => onPath.flatMap((folder) => folder[rank] ?? []));

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/**
 * Finds an installed Chromium-family browser: CHROME_PATH first, then the usual names and places; null where there is
 * none. Throws where CHROME_PATH names something that cannot be run.
 */
export async function findBrowser(environment: Environment = process.env): Promise<string | null> {
  const chosen = environment.CHROME_PATH;
  if (chosen) {
    if (await isExecutable(chosen)) return chosen;
    throw new Error(`CHROME_PATH is ${chosen}, which cannot be run. Correct it, or unset it.`);
  }
  for (const path of candidates(process.platform, environment)) if (await isExecutable(path)) return path;
  return null;
}
