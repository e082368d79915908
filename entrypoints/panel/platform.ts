import browser from 'webextension-polyfill';
import { keptAwake } from '../../src/channel/kept-awake.ts';
import type { PanelMessage } from '../../src/channel/messages.ts';
import { callService, panelPortName } from '../../src/channel/port.ts';
import type { Transport } from '../../src/channel/transport.ts';
import { chromiumCapabilities, firefoxCapabilities } from '../../src/model/capabilities.ts';
import type { Platform } from '../../src/ui/state/platform.ts';
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

function download(fileName: string, content: string | readonly string[]): void {
  const url = URL.createObjectURL(new Blob([content].flat(), { type: 'application/json' }));
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

/** The line to the background, of the inspected tab. Firefox's background has to be kept awake. */
function callBackground(tabId: number): Transport<PanelMessage> {
  const line = callService<PanelMessage>(() => browser.runtime.connect({ name: panelPortName(tabId) }));
  return import.meta.env.FIREFOX ? keptAwake(line) : line;
}

/** The panel's real surroundings: the browser's extension interfaces, all in this one file. */
export function createPlatform(): Platform {
  return {
    connect: () => (inspectedTab === undefined ? null : callBackground(inspectedTab)),
    settings: settingsStorage,
    // openResource() counts lines and columns from 0.
    openSource:
      inspectedTab === undefined
        ? null
        : (url, line, column) =>
            chrome.devtools.panels.openResource(url, line - 1, column - 1, () => undefined),
    onNavigated: (listener) => {
      // Absent where the page was opened outside DevTools.
      const event = globalThis.chrome?.devtools?.network?.onNavigated;
      event?.addListener(listener);
      return () => event?.removeListener(listener);
    },
    reloadPage: inspectedTab === undefined ? null : () => chrome.devtools.inspectedWindow.reload({}),
    // Tabs cannot be opened from a DevTools panel by `tabs`, which is not there; the background could be asked, a window need not.
    askForAccess: import.meta.env.FIREFOX ? () => void window.open('/access.html') : null,
    copyText,
    download,
    capabilities: import.meta.env.FIREFOX ? firefoxCapabilities : chromiumCapabilities,
    browserName: browserName(),
    // Inside DevTools `navigator.languages` is English whatever the reader chose (measured on Chromium 156).
    languages: [browser.i18n.getUILanguage(), ...navigator.languages],
  };
}
