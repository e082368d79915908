import browser from 'webextension-polyfill';
import { parseCaptureMessage } from '../../src/channel/parse.ts';
import { connectPanel, panelPortName } from '../../src/channel/port.ts';
import { readSettings } from '../../src/ui/state/settings.ts';
import { settingsStorage } from '../panel/settings-storage.ts';

await browser.devtools.panels.create('Closeframe', '/icon/32.png', '/panel.html');

/** Records from the moment DevTools opens, where the reader wants that. This page lives as long as DevTools do. */
async function recordIfWanted(): Promise<void> {
  const { recordOnOpen } = readSettings(await settingsStorage.load()).settings;
  if (!recordOnOpen) return;
  const name = panelPortName(browser.devtools.inspectedWindow.tabId);
  const line = connectPanel(() => browser.runtime.connect({ name }));
  const stop = line.onMessage((received) => {
    const message = parseCaptureMessage(received);
    if (message?.type !== 'snapshot') return;
    stop();
    if (message.state.kind === 'off') line.send({ type: 'start-recording' });
  });
}

await recordIfWanted();
