import type { Browser, Page } from 'puppeteer-core';
import type { DevToolsPanel } from '../driver.ts';
import { until } from '../until.ts';
import type { BidiConnection } from './bidi.ts';
import type { BrowserWindow } from './browser-window.ts';

/** A running Firefox: puppeteer's browser, and the ways to what puppeteer knows nothing of. */
export interface RunningFirefox {
  readonly browser: Browser;
  readonly connection: BidiConnection;
  readonly window: BrowserWindow;
}

/**
 * DevTools' own modules, which are no public interface (checked with Firefox 153). The toolbox is that of the tab in
 * front; `panelBrowser` is the element that shows the extension's panel, undefined while it is not there yet.
 */
const modules = `
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = require('devtools/client/framework/devtools');
  const toolbox = gDevTools.getToolboxForTab(gBrowser.selectedTab);
  const panelBrowser = [...(toolbox?.doc.querySelectorAll('iframe, browser') ?? [])]
    .map((frame) => frame.contentDocument?.getElementById('webext-panels-browser'))
    .find((browser) => browser?.currentURI?.schemeIs('moz-extension'));
`;

const inDevTools = (body: string): string => `(async () => { ${modules} ${body} })()`;

const openToolbox = inDevTools(`
  await gDevTools.showToolboxForTab(gBrowser.selectedTab);
  return true;
`);

/** False while DevTools does not have the extension's tool yet. */
const chooseExtensionTool = inDevTools(`
  const tool = toolbox?.getAdditionalTools().find(({ id }) => id.startsWith('webext-devtools-panel'));
  if (!tool) return false;
  await toolbox.selectTool(tool.id);
  return true;
`);

/**
 * Gives the panel's document an id by which WebDriver BiDi's commands reach it; null while it is not there. Firefox
 * gives such ids to tabs alone (chrome://remote/content/shared/NavigableManager.sys.mjs): an element counts as known
 * where it has a \`permanentKey\` and is found by its id.
 */
const adoptPanel = inDevTools(`
  if (!panelBrowser) return null;
  const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
  const { Object: SharedObject } = Cu.getGlobalForObject(NavigableManager);
  panelBrowser.permanentKey ??= new SharedObject();
  const find = NavigableManager.getBrowserById;
  NavigableManager.getBrowserById = function (id) {
    return this.getIdForBrowser(panelBrowser) === id ? panelBrowser : find.call(this, id);
  };
  return NavigableManager.getIdForBrowser(panelBrowser);
`);

const closeToolbox = inDevTools('await toolbox.destroy(); return true;');

const panelAddress = inDevTools('return panelBrowser.currentURI.spec;');

/**
 * The whole toolbox as a PNG in base64. The panel is drawn once more over it: in a picture taken from outside its
 * process, Firefox leaves out what is half transparent (seen with 153).
 */
const drawToolbox = inDevTools(`
  const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
  Object.assign(canvas, { width: toolbox.win.innerWidth, height: toolbox.win.innerHeight });
  const draw = async ({ currentWindowGlobal }, x, y, width, height) => {
    const bitmap = await currentWindowGlobal.drawSnapshot(new DOMRect(0, 0, width, height), 1, 'white');
    canvas.getContext('2d').drawImage(bitmap, x, y);
  };
  await draw(toolbox.win.browsingContext, 0, 0, canvas.width, canvas.height);
  const frame = panelBrowser.ownerDocument.defaultView.browsingContext.embedderElement.getBoundingClientRect();
  const { x, y, width, height } = panelBrowser.getBoundingClientRect();
  await draw(panelBrowser.browsingContext, frame.x + x, frame.y + y, width, height);
  return canvas.toDataURL('image/png').split(',')[1];
`);

/** The window grows by what the panel lacks; false while the panel does not have the size yet. */
const resizeWindow = (width: number, height: number): string =>
  inDevTools(`
    const [more, taller] = [${width} - panelBrowser.clientWidth, ${height} - panelBrowser.clientHeight];
    if (more === 0 && taller === 0) return true;
    toolbox.topWindow.resizeBy(more, taller);
    return false;
  `);

const setTheme = (theme: 'light' | 'dark') =>
  `Services.prefs.setStringPref('devtools.theme', '${theme}'); true`;

/**
 * Opens DevTools on a page, chooses the extension's panel and makes a page of puppeteer's of it. WebDriver BiDi does
 * all of it (temporary add-on, scripts in the browser's window, trusted input), so there is no need of Marionette,
 * whose scripts would reach the panel's document by messages alone. What puppeteer is not told of is the panel's
 * reload: open the panel again after one.
 */
export async function openFirefoxPanel(firefox: RunningFirefox, page: Page): Promise<DevToolsPanel> {
  const { window } = firefox;
  await page.bringToFront();
  await window.run(openToolbox);
  await until('DevTools has the panel', async () => (await window.run(chooseExtensionTool)) === true);
  const context = await until('the panel has a document', () => window.run(adoptPanel));
  const panel = await makePage(firefox, String(context), String(await window.run(panelAddress)));
  return {
    panel: panel.mainFrame(),
    keyboard: panel.keyboard,
    mouse: panel.mouse,
    corner: async () => ({ x: 0, y: 0 }),
    resize: async (width, height) => {
      const resized = async () => (await window.run(resizeWindow(width, height))) === true;
      await until(`the panel has ${width} x ${height} pixels`, resized);
    },
    setTheme: async (theme) => void (await window.run(setTheme(theme))),
    picture: async () => Buffer.from(String(await window.run(drawToolbox)), 'base64'),
    close: async () => void (await window.run(closeToolbox)),
  };
}

/** Firefox does not announce what extensions show, so puppeteer is told in its place. */
function makePage(
  { browser, connection, window }: RunningFirefox,
  context: string,
  url: string,
): Promise<Page> {
  const made = new Promise<Page>((resolve, reject) => {
    browser.once('targetcreated', (target) => {
      target
        .page()
        .then((page) => (page ? resolve(page) : reject(new Error('The panel became no page.'))), reject);
    });
  });
  connection.announce('browsingContext.contextCreated', {
    context,
    url,
    userContext: 'default',
    parent: null,
    originalOpener: null,
    children: null,
    clientWindow: window.clientWindow,
  });
  return made;
}
