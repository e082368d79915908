import { launch, WEBDRIVER_BIDI_WEBSOCKET_ENDPOINT_REGEX } from '@puppeteer/browsers';
import puppeteer from 'puppeteer-core';
import type { DrivenBrowser, LaunchWishes } from '../driver.ts';
import { connectBidi } from './bidi.ts';
import { type BrowserWindow, findBrowserWindow } from './browser-window.ts';
import { openFirefoxPanel } from './panel.ts';
import { makeFirefoxProfile } from './profile.ts';

/** Longest wait for an answer of the browser, in ms: a page that hangs is to be reported soon. */
const protocolTimeout = 30_000;

/** A Firefox whose own window can be reached. */
export interface DrivenFirefox extends DrivenBrowser {
  readonly window: BrowserWindow;
}

/**
 * Starts Firefox with a fresh profile. Puppeteer's own launcher is not used: it would force all pages into one process,
 * and keep the connection to itself, by which the browser's own window is reached.
 */
export async function launchFirefox(wishes: LaunchWishes): Promise<DrivenFirefox> {
  const { width = 1280, height = 900, headless = true, args = [] } = wishes;
  const profile = await makeFirefoxProfile(wishes);
  const firefox = launch({
    executablePath: wishes.executablePath,
    args: [
      '--no-remote',
      '--remote-debugging-port=0',
      // DevTools is a part of the browser's own window.
      '--remote-allow-system-access',
      `--profile=${profile.folder}`,
      `--width=${width}`,
      `--height=${height}`,
      ...(headless ? ['--headless'] : []),
      ...args,
      'about:blank',
    ],
    // The display, among others.
    env: process.env,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  let closing: Promise<void> | null = null;
  const end = async () => {
    await firefox.close();
    await profile.remove();
  };
  try {
    const address = await firefox.waitForLineOutput(WEBDRIVER_BIDI_WEBSOCKET_ENDPOINT_REGEX);
    const connection = await connectBidi(address);
    const browser = await puppeteer.connect({
      transport: connection.transport,
      protocol: 'webDriverBiDi',
      defaultViewport: null,
      protocolTimeout,
    });
    // A connection that breaks ends no puppeteer session by itself.
    void firefox.hasClosed().then(() => browser.disconnect());
    const window = await findBrowserWindow(connection);
    if (wishes.authority) await trustAuthority(window, wishes.authority);
    if (wishes.extension !== undefined) await browser.installExtension(wishes.extension);
    const close = async () => {
      await browser.close();
      await firefox.hasClosed();
      await profile.remove();
    };
    return {
      browser,
      window,
      openPanel: (page) => openFirefoxPanel({ browser, connection, window }, page),
      close: () => {
        closing ??= close();
        return closing;
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Makes this profile trust a certificate authority (DER) for servers (`C`, as certutil has it). */
async function trustAuthority(window: BrowserWindow, der: Buffer): Promise<void> {
  await window.run(`{
    const database = Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB);
    database.addCertFromBase64('${der.toString('base64')}', 'C,,');
    true;
  }`);
}
