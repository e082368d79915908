import type { Page } from 'puppeteer-core';
import { inject } from 'vitest';
import type { DevToolsPanel, DrivenBrowser } from '../../../../demo/browser/driver.ts';
import { drivers } from '../../../../demo/browser/drivers.ts';
import { waitForRecording } from '../../../../demo/browser/panel.ts';
import { callFrom, type PanelLine } from '../capture/capture-page.ts';

/** Firefox with the extension, DevTools open on a page, and the panel recording. */
export interface FirefoxStage {
  readonly driven: DrivenBrowser;
  readonly page: Page;
  readonly devtools: DevToolsPanel;
  /** Another line to the background from the panel's document, which hears what the panel hears. */
  readonly line: PanelLine;
  close(): Promise<void>;
}

interface FirefoxStageWishes {
  readonly url: string;
  readonly authority?: Buffer;
  readonly preferences?: Readonly<Record<string, string | number | boolean>>;
  /** Done in the page before DevTools opens. */
  readonly before?: (page: Page) => Promise<void>;
}

/** Starts Firefox, opens a page, and DevTools on it; settles when the panel records. */
export async function openFirefoxStage({
  url,
  before,
  ...wishes
}: FirefoxStageWishes): Promise<FirefoxStage> {
  const driven = await drivers.firefox.launch({
    ...wishes,
    executablePath: inject('firefoxPath'),
    extension: inject('firefoxExtension'),
    dock: 'undocked',
  });
  try {
    const page = (await driven.browser.pages())[0] ?? (await driven.browser.newPage());
    await page.goto(url);
    await before?.(page);
    const { devtools, line } = await openFirefoxLine(driven, page);
    return { driven, page, devtools, line, close: driven.close };
  } catch (error) {
    await driven.close();
    throw error;
  }
}

/** Opens DevTools on a page and calls the background from the panel there, once it records. */
export async function openFirefoxLine(
  driven: DrivenBrowser,
  page: Page,
): Promise<Pick<FirefoxStage, 'devtools' | 'line'>> {
  const devtools = await driven.openPanel(page);
  await waitForRecording(devtools.panel);
  const tabId = await devtools.panel.evaluate(() => chrome.devtools.inspectedWindow.tabId);
  const line = await callFrom(devtools.panel, tabId, async () => {});
  return { devtools, line };
}
