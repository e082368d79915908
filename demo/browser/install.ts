import { spawn } from 'node:child_process';
import { access } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import {
  Browser,
  computeExecutablePath,
  detectBrowserPlatform,
  getInstalledBrowsers,
  install,
  resolveBuildId,
} from '@puppeteer/browsers';
import { type BrowserKind, chromium, findBrowser, firefox } from './find.ts';

type Say = (line: string) => void;

const cacheDir = join(homedir(), '.cache', 'closeframe', 'browsers');

/** Runs a command with its output shown; false where it fails or is not there. */
function succeeds(command: string, ...args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: environment });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

/** True on Debian and its kin when packages may be installed. */
export async function canUseApt(): Promise<boolean> {
  if (process.getuid?.() !== 0) return false;
  return access('/etc/debian_version').then(
    () => true,
    () => false,
  );
}

/** Installs a Debian package; false where that fails. */
export async function installPackage(name: string, say: Say): Promise<boolean> {
  say(`Installing ${name} with apt-get ...`);
  return (
    (await succeeds('apt-get', 'update', '-qq')) &&
    (await succeeds('apt-get', 'install', '-y', '-qq', '--no-install-recommends', name))
  );
}

/** How to come by a browser where there is none. */
interface Source {
  readonly kind: BrowserKind;
  readonly debianPackage: string;
  readonly download: Browser;
  readonly channel: string;
  /** What a user can install by hand. */
  readonly advice: string;
}

const chromiumSource: Source = {
  kind: chromium,
  debianPackage: 'chromium',
  download: Browser.CHROME,
  channel: 'stable',
  advice: 'Chromium, Chrome or Edge',
};

const firefoxSource: Source = {
  kind: firefox,
  debianPackage: 'firefox-esr',
  download: Browser.FIREFOX,
  channel: 'esr',
  advice: 'Firefox',
};

async function downloadBrowser({ download, channel }: Source, say: Say): Promise<string> {
  const platform = detectBrowserPlatform();
  if (!platform) throw new Error(`no build for ${process.platform} on ${process.arch}`);
  const buildId = await resolveBuildId(download, platform, channel);
  say(`Downloading ${download} ${buildId} into ${cacheDir} ...`);
  let shown = 0;
  const { executablePath } = await install({
    browser: download,
    buildId,
    cacheDir,
    downloadProgressCallback: (received, total) => {
      const percent = Math.floor((received / total) * 100);
      if (percent < shown + 10) return;
      shown = percent;
      say(`  ${percent} %`);
    },
  });
  return executablePath;
}

async function downloadedBefore({ download }: Source): Promise<string | null> {
  const latest = (await getInstalledBrowsers({ cacheDir })).findLast(({ browser }) => browser === download);
  if (!latest) return null;
  return computeExecutablePath({ cacheDir, browser: latest.browser, buildId: latest.buildId });
}

async function ensure(source: Source, say: Say): Promise<string> {
  const { kind, debianPackage, advice } = source;
  const found = (await findBrowser(kind)) ?? (await downloadedBefore(source));
  if (found) return found;
  say(`No ${kind.label} found (${kind.variable} would name one).`);
  if ((await canUseApt()) && (await installPackage(debianPackage, say))) {
    const installed = await findBrowser(kind);
    if (installed) return installed;
  }
  try {
    return await downloadBrowser(source, say);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `No ${kind.label}, and none could be installed (${why}). Install ${advice}, or set ${kind.variable} to one.`,
    );
  }
}

/**
 * Gives the path of a Chromium-family browser, installing one where there is none: Chromium by apt-get as root on
 * Debian, else Chrome for Testing into a cache folder of the user. Throws one line that says what to do.
 */
export const ensureBrowser = (say: Say = console.log): Promise<string> => ensure(chromiumSource, say);

/** The same for Firefox: Debian's firefox-esr, else Mozilla's own long-term release. */
export const ensureFirefox = (say: Say = console.log): Promise<string> => ensure(firefoxSource, say);
