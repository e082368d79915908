import { readFile } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { inject } from 'vitest';
import type { DevToolsPanel } from '../../../../demo/browser/driver.ts';
import { type DrivenFirefox, launchFirefox } from '../../../../demo/browser/firefox/launch.ts';
import { waitForRecording } from '../../../../demo/browser/panel.ts';
import { callFrom, type PanelLine } from '../capture/capture-page.ts';

/** Firefox with the extension, DevTools open on a page, and the panel recording. */
export interface FirefoxStage {
  readonly driven: DrivenFirefox;
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
  const driven = await launchFirefox({
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
  driven: DrivenFirefox,
  page: Page,
): Promise<Pick<FirefoxStage, 'devtools' | 'line'>> {
  const devtools = await driven.openPanel(page);
  await waitForRecording(devtools.panel);
  const tabId = await devtools.panel.evaluate(() => chrome.devtools.inspectedWindow.tabId);
  const line = await callFrom(devtools.panel, tabId, async () => {});
  return { devtools, line };
}

/** The process that runs the page in front, or one of its frames; null where the browser's own process shows it. */
export async function contentProcess({ window }: DrivenFirefox, frame?: number): Promise<number | null> {
  const page = 'gBrowser.selectedBrowser.browsingContext';
  const place = frame === undefined ? page : `${page}.children[${frame}]`;
  const pid = Number(await window.run(`${place}.currentWindowGlobal?.osPid ?? -1`));
  return pid > 1 ? pid : null;
}

/** Ends a content process as a crash does. Throws for every other process, and for the -1 that would mean all of them. */
export async function crash(pid: number | null): Promise<void> {
  if (pid === null || pid <= 1) throw new Error('There is no content process to end.');
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8');
  if (!command.includes('-contentproc'))
    throw new Error(`${pid} is no content process of Firefox: ${command}`);
  process.kill(pid, 'SIGKILL');
}
