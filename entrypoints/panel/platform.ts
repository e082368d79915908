import browser from 'webextension-polyfill';
import { accessRequest } from '../../src/channel/access-request.ts';
import { keptAwake } from '../../src/channel/kept-awake.ts';
import type { PanelMessage } from '../../src/channel/messages.ts';
import { callService, panelPortName } from '../../src/channel/port.ts';
import type { Transport } from '../../src/channel/transport.ts';
import { chromiumCapabilities, firefoxCapabilities } from '../../src/model/capabilities.ts';
import { inTasks } from '../../src/ui/state/log/in-tasks.ts';
import type { Platform } from '../../src/ui/state/platform.ts';
import type { Product } from '../../src/ui/state/product.ts';
import { settingsStorage } from './settings-storage.ts';

/** The inspected tab; undefined where the page was opened as a plain page, outside DevTools. */
const inspectedTab: number | undefined = globalThis.chrome?.devtools?.inspectedWindow?.tabId;

/** 'Firefox 153' from the user agent; 'Chromium 156' from the browser's own brands: their list holds a made-up one to keep readers honest. */
function browserName(): string {
  const firefox = /\bFirefox\/(\d{1,5})/.exec(navigator.userAgent)?.[1];
  if (firefox !== undefined) return `Firefox ${firefox}`;
  const brands = 'userAgentData' in navigator ? (navigator.userAgentData as { brands: Brand[] }).brands : [];
  const known = brands.filter(({ brand }) => !/not.?a.?brand/i.test(brand.replace(/[^a-z]/gi, ' ')));
  const best = known.find(({ brand }) => brand !== 'Chromium') ?? known[0];
  return best ? `${best.brand} ${best.version}` : 'unknown';
}

interface Brand {
  readonly brand: string;
  readonly version: string;
}

/** Parts of a file that are encoded together: a long log has ten thousand, and all at once take many frames. */
const partsAtOnce = 20;

function* encoded(parts: readonly string[]): Generator<void, Blob[]> {
  const blobs: Blob[] = [];
  for (let from = 0; from < parts.length; from += partsAtOnce) {
    blobs.push(new Blob(parts.slice(from, from + partsAtOnce)));
    yield;
  }
  return blobs;
}

async function download(fileName: string, content: string | readonly string[]): Promise<void> {
  const blobs = await inTasks(encoded([content].flat()));
  const url = URL.createObjectURL(new Blob(blobs, { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}

/** DevTools pages have no clipboard permission by policy: where the promise fails, the old command still works. */
async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyByCommand(text);
  }
}

/** Copies what is selected in a field made for it, and gives the focus back. Throws where the browser refuses that too. */
function copyByCommand(text: string): void {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  if (!copied) throw new Error('The browser refused to copy.');
}

/** The manifest has the homepage of package.json. */
function product(): Product {
  const { version, homepage_url: homepage = '' } = browser.runtime.getManifest();
  return { version, homepage };
}

/** The line to the background, of the inspected tab. Firefox's background has to be kept awake. */
function callBackground(tabId: number): Transport<PanelMessage> {
  const line = callService<PanelMessage>(() => browser.runtime.connect({ name: panelPortName(tabId) }));
  return import.meta.env.FIREFOX ? keptAwake(line) : line;
}

/** Shows a line in DevTools' Sources; null outside DevTools, and in Firefox, which has no `openResource()`. */
function sourceOpener(): Platform['openSource'] {
  const panels = globalThis.chrome?.devtools?.panels;
  if (typeof panels?.openResource !== 'function') return null;
  // It counts lines and columns from 0.
  return (url, line, column) => panels.openResource(url, line - 1, column - 1, () => undefined);
}

/** The panel's real surroundings: the browser's extension interfaces, all in this one file. */
export function createPlatform(): Platform {
  return {
    connect: () => (inspectedTab === undefined ? null : callBackground(inspectedTab)),
    settings: settingsStorage,
    openSource: sourceOpener(),
    onNavigated: (listener) => {
      // Absent where the page was opened outside DevTools.
      const event = globalThis.chrome?.devtools?.network?.onNavigated;
      event?.addListener(listener);
      return () => event?.removeListener(listener);
    },
    reloadPage: inspectedTab === undefined ? null : () => chrome.devtools.inspectedWindow.reload({}),
    askForAccess: import.meta.env.FIREFOX ? () => void browser.runtime.sendMessage(accessRequest) : null,
    copyText,
    download,
    capabilities: import.meta.env.FIREFOX ? firefoxCapabilities : chromiumCapabilities,
    browserName: browserName(),
    product: product(),
    // Inside DevTools `navigator.languages` is English whatever the reader chose (measured on Chromium 156).
    languages: [browser.i18n.getUILanguage(), ...navigator.languages],
  };
}
