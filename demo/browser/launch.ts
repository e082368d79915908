import puppeteer from 'puppeteer-core';
import { openChromiumPanel } from './chromium-panel.ts';
import type { DrivenBrowser, LaunchWishes } from './driver.ts';
import { makeProfile } from './profile.ts';
import { whyNotStarted } from './start-failure.ts';

/** Longest wait for an answer of the browser, in ms: with eight browsers on two cores it has taken more than 30 s. */
const protocolTimeout = 120_000;

/** Chromium's sandbox refuses to run as root. */
const rootArgs = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/**
 * Starts a Chromium-family browser with a fresh profile. The extension is loaded by the protocol: branded Chrome allows
 * no other way. Throws what the browser says, and what to do, where it does not start.
 */
export async function launchBrowser(wishes: LaunchWishes): Promise<DrivenBrowser> {
  const { width = 1280, height = 900, headless = true, extension, args = [] } = wishes;
  const profile = await makeProfile(wishes);
  const launching = puppeteer.launch({
    executablePath: wishes.executablePath,
    headless,
    pipe: true,
    protocolTimeout,
    userDataDir: profile.folder,
    handleDevToolsAsPage: true,
    // The browser ends with its pipe; puppeteer's own handlers would end the process before the profile is removed.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    defaultViewport: null,
    ...(extension === undefined ? {} : { enableExtensions: [extension] }),
    args: [`--window-size=${width},${height}`, ...rootArgs, ...args],
  });
  const browser = await launching.catch(async (error: unknown) => {
    const why = await whyNotStarted(wishes.executablePath, [
      `--user-data-dir=${profile.folder}`,
      ...rootArgs,
    ]);
    await profile.remove();
    throw why === null ? error : new Error(why, { cause: error });
  });
  let closing: Promise<void> | null = null;
  const close = async () => {
    await browser.close();
    await profile.remove();
  };
  return {
    browser,
    openPanel: openChromiumPanel,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
