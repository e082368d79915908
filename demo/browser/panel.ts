import type { Frame, Page } from 'puppeteer-core';
import { until } from './until.ts';

/** The panel inside the real DevTools. */
export interface OpenPanel {
  readonly devtools: Page;
  readonly panel: Frame;
}

/**
 * Chooses the extension's panel by DevTools' own modules, which are no public interface (checked with Chromium 156);
 * false while it is not there yet. A string, since a test runner rewrites `import()` in functions.
 */
const showExtensionPanel = `(async () => {
  const { InspectorView } = await import('./ui/legacy/legacy.js');
  const view = InspectorView.InspectorView.instance();
  const tab = view.tabbedPane.tabs.find(({ id }) => id.startsWith('chrome-extension://'));
  if (!tab) return false;
  await view.showPanel(tab.id);
  return true;
})()`;

const isOfExtension = (url: string, page: string): boolean =>
  url.startsWith('chrome-extension://') && new URL(url).pathname === page;

/** Opens DevTools on a page, chooses the Closeframe panel and waits until it is drawn. */
export async function openPanel(page: Page): Promise<OpenPanel> {
  const devtools = await page.openDevTools();
  // DevTools' modules must not be touched before it has set itself up; the extension's frame comes after that.
  await devtools.waitForFrame((frame) => isOfExtension(frame.url(), '/devtools.html'));
  await until('DevTools has the panel', async () => (await devtools.evaluate(showExtensionPanel)) === true);
  const panel = await devtools.waitForFrame((frame) => isOfExtension(frame.url(), '/panel.html'));
  await panel.waitForSelector('[data-action="toggle-recording"]');
  return { devtools, panel };
}

/** Waits until the panel says that it records. */
export async function waitForRecording(panel: Frame): Promise<void> {
  await panel.waitForSelector('[data-action="toggle-recording"][aria-pressed="true"]');
}
