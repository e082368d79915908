import type { Frame, Page } from 'puppeteer-core';
import { showPanel } from './chromium-panel.ts';

/** The panel inside the real DevTools. */
export interface OpenPanel {
  readonly devtools: Page;
  readonly panel: Frame;
}

/** Opens Chromium's DevTools on a page, chooses the Closeframe panel and waits until it is drawn. */
export async function openPanel(page: Page): Promise<OpenPanel> {
  const { devtools, panel } = await showPanel(page);
  await panel.waitForSelector('[data-action="toggle-recording"]');
  return { devtools, panel };
}

/** Waits until the panel says that it records. */
export async function waitForRecording(panel: Frame): Promise<void> {
  await panel.waitForSelector('[data-action="toggle-recording"][aria-pressed="true"]');
}
