import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** A family of browsers, and where one may be. */
export interface BrowserKind {
  /** As it is named to a reader, e.g. 'Chromium-family browser'. */
  readonly label: string;
  /** Environment variable that names the one to take. */
  readonly variable: string;
  /** Names on the PATH, in order of preference. */
  readonly names: readonly string[];
  /** Executables below a macOS `/Applications`. */
  readonly macApplications: readonly string[];
  /** Executables below a Windows folder of programs. */
  readonly windowsPrograms: readonly string[];
}

/** A plain Chromium first, since it has no policies of its own. */
export const chromium: BrowserKind = {
  label: 'Chromium-family browser',
  variable: 'CHROME_PATH',
  names: [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'chrome',
    'microsoft-edge',
    'microsoft-edge-stable',
    'brave-browser',
  ],
  macApplications: [
    'Chromium',
    'Google Chrome for Testing',
    'Google Chrome',
    'Microsoft Edge',
    'Brave Browser',
  ].map((name) => `${name}.app/Contents/MacOS/${name}`),
  windowsPrograms: [
    'Chromium\\Application\\chrome.exe',
    'Google\\Chrome\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
    'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
  ],
};

/** The long-term release first: it is what the tests know. */
export const firefox: BrowserKind = {
  label: 'Firefox',
  variable: 'FIREFOX_PATH',
  names: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
  macApplications: ['Firefox', 'Firefox Developer Edition'].map(
    (name) => `${name}.app/Contents/MacOS/firefox`,
  ),
  windowsPrograms: ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'],
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a browser of this kind may be on this kind of machine, best first. */
export function candidates(
  { names, macApplications, windowsPrograms }: BrowserKind,
  platform: NodeJS.Platform,
  environment: Environment,
): readonly string[] {
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  // The name's rank counts more than the folder's.
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  if (platform === 'darwin') {
    const roots = ['/Applications', join(environment.HOME ?? '', '/Applications')];
    return [...roots.flatMap((root) => macApplications.map((path) => join(root, path))), ...onPath];
  }
  if (platform !== 'win32') return onPath;
  const roots = ['LOCALAPPDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)'].map((name) => environment[name]);
  return windowsPrograms.flatMap((program) =>
    roots.flatMap((root) => (root === undefined ? [] : [`${root}\\${program}`])),
  );
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/**
 * Finds an installed browser: the one that the kind's variable names, else by the usual names and places; null where
 * there is none. Throws where the variable names something that cannot be run.
 */
export async function findBrowser(
  kind: BrowserKind,
  environment: Environment = process.env,
): Promise<string | null> {
  const chosen = environment[kind.variable];
  if (chosen) {
    if (await isExecutable(chosen)) return chosen;
    throw new Error(`${kind.variable} is ${chosen}, which cannot be run. Correct it, or unset it.`);
  }
  for (const path of candidates(kind, process.platform, environment))
    if (await isExecutable(path)) return path;
  return null;
}
