import type { Frame, Page } from 'puppeteer-core';
import { launchBrowser } from '../../demo/browser/launch.ts';
import { openPanel, waitForRecording } from '../../demo/browser/panel.ts';

/** A page under DevTools in a browser of its own. */
export interface BenchPage {
  readonly page: Page;
  readonly version: string;
  close(): Promise<void>;
}

/** DevTools of a page without the extension. */
export interface PlainStage extends BenchPage {
  readonly devtools: Page;
}

export interface PanelStage extends BenchPage {
  readonly panel: Frame;
}

interface Wishes {
  readonly executablePath: string;
  readonly url: string;
}

const args = ['--enable-precise-memory-info', '--js-flags=--expose-gc'];

async function launch({ executablePath, url }: Wishes, extension?: string) {
  const { browser, close } = await launchBrowser({
    executablePath,
    args,
    dock: 'undocked',
    ...(extension === undefined ? {} : { extension }),
  });
  const [page] = await browser.pages();
  if (!page) throw new Error('The browser opened no page.');
  await page.goto(url);
  return { page, version: await browser.version(), close };
}

/** DevTools open, no extension. */
export async function launchPlain(wishes: Wishes): Promise<PlainStage> {
  const stage = await launch(wishes);
  const devtools = await stage.page.openDevTools();
  return { ...stage, devtools };
}

/** DevTools open on the panel, recording. */
export async function launchRecording(wishes: Wishes, extension: string): Promise<PanelStage> {
  const stage = await launch(wishes, extension);
  const { devtools, panel } = await openPanel(stage.page);
  await devtools.setViewport({ width: 1100, height: 727 });
  await waitForRecording(panel);
  return { ...stage, panel };
}
