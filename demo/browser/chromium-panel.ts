import type { Frame, Page } from 'puppeteer-core';
import type { DevToolsPanel } from './driver.ts';
import { until } from './until.ts';

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

/** Height of DevTools' own bar above the panel, in CSS pixels. */
const devtoolsBar = 27;

/** Opens DevTools on a page, chooses the extension's panel and waits for its document. */
export async function showPanel(page: Page): Promise<{ readonly devtools: Page; readonly panel: Frame }> {
  const devtools = await page.openDevTools();
  // DevTools' modules must not be touched before it has set itself up; the extension's frame comes after that.
  await devtools.waitForFrame((frame) => isOfExtension(frame.url(), '/devtools.html'));
  await until('DevTools has the panel', async () => (await devtools.evaluate(showExtensionPanel)) === true);
  const panel = await devtools.waitForFrame((frame) => isOfExtension(frame.url(), '/panel.html'));
  return { devtools, panel };
}

/** Opens the panel as both browsers' drivers give it. */
export async function openChromiumPanel(page: Page): Promise<DevToolsPanel> {
  const { devtools, panel } = await showPanel(page);
  return {
    panel,
    keyboard: devtools.keyboard,
    mouse: devtools.mouse,
    corner: () => cornerOf(panel),
    resize: (width, height, zoom) => setPanelSize(devtools, width, height, zoom),
    setTheme: (theme) => setDevToolsTheme(devtools, theme),
    picture: async () => {
      await drawn(devtools);
      return devtools.screenshot();
    },
    close: () => devtools.close(),
  };
}

/** Waits until a document has drawn itself as it is now. */
async function drawn(document: Page): Promise<void> {
  await document.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}

async function cornerOf(panel: Frame): Promise<{ readonly x: number; readonly y: number }> {
  const box = await (await panel.frameElement())?.boundingBox();
  if (!box) throw new Error('The panel is not drawn.');
  return box;
}

/** Gives the panel a size in CSS pixels; DevTools must have a window of its own. */
export async function setPanelSize(devtools: Page, width: number, height: number, zoom = 1): Promise<void> {
  await devtools.setViewport({ width, height: height + devtoolsBar, deviceScaleFactor: zoom });
}

/** Changes DevTools' theme; the panel follows. */
export async function setDevToolsTheme(devtools: Page, theme: 'light' | 'dark'): Promise<void> {
  // A string, since a test runner rewrites `import()` in functions.
  await devtools.evaluate(`(async () => {
    const { Settings } = await import('./core/common/common.js');
    Settings.Settings.instance().moduleSetting('ui-theme').set('${theme === 'dark' ? 'dark' : 'default'}');
  })()`);
}
