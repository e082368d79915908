import type { Browser, Frame, Page } from 'puppeteer-core';
import { inject } from 'vitest';
import { setDevToolsTheme, setPanelSize } from '../../../demo/browser/chromium-panel.ts';
import { launchBrowser } from '../../../demo/browser/launch.ts';
import { openPanel, waitForRecording } from '../../../demo/browser/panel.ts';
import { until } from '../../../demo/browser/until.ts';

export interface StageWishes {
  /** What the inspected page shows. */
  readonly url: string;
  /** Root certificate (DER) to be trusted, e.g. `DemoServer.authority`. */
  readonly authority?: Buffer;
  /** What the panel takes for the browser's language, e.g. 'fr'. */
  readonly language?: string;
  readonly dark?: boolean;
  /** Size of the panel, in CSS pixels. */
  readonly width?: number;
  readonly height?: number;
  /** More switches for the browser. */
  readonly args?: readonly string[];
  /** False: give the panel back as soon as it is drawn, without waiting until it records. Default: true. */
  readonly recording?: boolean;
}

export interface Stage {
  readonly browser: Browser;
  /** The inspected page. */
  readonly page: Page;
  /** The panel inside the real DevTools. */
  readonly panel: Frame;
  readonly devtoolsPage: Page;
  close(): Promise<void>;
}

/** Starts a browser with the built extension, DevTools open on a page, and the Closeframe panel chosen and recording. */
export async function launchWithPanel(wishes: StageWishes): Promise<Stage> {
  const { width = 1100, height = 700, dark = false, recording = true, url, ...others } = wishes;
  const { browser, close } = await launchBrowser({
    ...others,
    executablePath: inject('executablePath'),
    extension: inject('extension'),
    theme: dark ? 'dark' : 'light',
    dock: 'undocked',
  });
  try {
    const [page] = await browser.pages();
    if (!page) throw new Error('The browser opened no page.');
    await page.goto(url);
    const { devtools, panel } = await openPanel(page);
    await setPanelSize(devtools, width, height);
    if (recording) await waitForRecording(panel);
    return { browser, page, panel, devtoolsPage: devtools, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Saves a picture of DevTools with the panel in it. The folder must exist. */
export async function screenshot(stage: Pick<Stage, 'devtoolsPage'>, path: `${string}.png`): Promise<void> {
  await stage.devtoolsPage.screenshot({ path });
}

/** Changes DevTools' theme; the panel follows. */
export async function setTheme(
  { devtoolsPage, panel }: Pick<Stage, 'devtoolsPage' | 'panel'>,
  dark: boolean,
): Promise<void> {
  await setDevToolsTheme(devtoolsPage, dark ? 'dark' : 'light');
  await until('the panel has the theme', () =>
    panel.evaluate((wanted) => matchMedia('(prefers-color-scheme: dark)').matches === wanted, dark),
  );
}
