import browser from 'webextension-polyfill';
import { NetworkLogReader } from '../../src/capture/network-log/network-log-reader.ts';
import { nextTask } from '../../src/capture/network-log/next-task.ts';
import { keptAwake } from '../../src/channel/kept-awake.ts';
import type { NetworkLogMessage, PanelMessage } from '../../src/channel/messages.ts';
import { parseCaptureMessage, parseNetworkLogCommand } from '../../src/channel/parse.ts';
import { callService, networkLogPortName, panelPortName } from '../../src/channel/port.ts';
import { readSettings } from '../../src/ui/state/settings/settings.ts';
import { settingsStorage } from '../panel/settings-storage.ts';

const { tabId } = browser.devtools.inspectedWindow;

/** What is stored, as `readSettings` takes it, and kept up to date. */
let stored = await settingsStorage.load();
settingsStorage.onChange((changes) => {
  stored = { ...stored, ...changes };
});
const settings = () => readSettings(stored).settings;

/** Records from the moment DevTools opens, where the reader wants that. This page lives as long as DevTools do. */
function record(): void {
  const called = callService<PanelMessage>(() => browser.runtime.connect({ name: panelPortName(tabId) }));
  const line = import.meta.env.FIREFOX ? keptAwake(called) : called;
  const stop = line.onMessage((received) => {
    const message = parseCaptureMessage(received);
    if (message?.type !== 'snapshot') return;
    stop();
    if (message.state.kind === 'off') line.send({ type: 'start-recording' });
  });
}

let isReading = false;

/** Sends what DevTools' network log says of sockets to the service worker, while that records. */
function readNetworkLog(): void {
  // Firefox's holds no messages, and the background hears of handshakes by `webRequest`.
  if (isReading || import.meta.env.FIREFOX) return;
  isReading = true;
  const line = callService<NetworkLogMessage>(() =>
    browser.runtime.connect({ name: networkLogPortName(tabId) }),
  );
  const reader = new NetworkLogReader({
    subscribe: (listener) => {
      const { onRequestFinished } = browser.devtools.network;
      onRequestFinished.addListener(listener);
      return () => onRequestFinished.removeListener(listener);
    },
    mayReadMessages: () => settings().readMessages,
    onEntry: (reported) => line.send({ type: 'network-entry', reported }),
    pause: nextTask,
  });
  line.onMessage((message) => {
    const command = parseNetworkLogCommand(message);
    if (command !== null) reader.listen(command.wanted);
  });
  line.onDisconnect(() => reader.listen(false));
}

const panel = await browser.devtools.panels.create('Closeframe', '/icon/32.png', '/panel.html');
// Nothing records before the panel was shown, unless the reader wants it so: until then the service worker may sleep.
panel.onShown.addListener(readNetworkLog);
if (settings().recordOnOpen) {
  readNetworkLog();
  record();
}
