import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { storage } from 'wxt/utils/storage';
import { ContentScriptWitnesses } from '../src/capture/content-scripts/content-script-witnesses.ts';
import { firefoxScripts } from '../src/capture/content-scripts/firefox-scripts.ts';
import { chromeDebugger } from '../src/capture/debugger/chrome-debugger.ts';
import { DebuggerWitnesses } from '../src/capture/debugger/debugger-witnesses.ts';
import { CaptureService } from '../src/capture/service/capture-service.ts';
import { ToolbarBadge } from '../src/capture/service/toolbar-badge.ts';
import { callerOfPort, portTransport } from '../src/channel/port.ts';
import { hookSource } from '../src/hook/source.ts';

async function loadHook(bindingName: string): Promise<string> {
  const response = await fetch(browser.runtime.getURL('hook.js'));
  return hookSource(await response.text(), bindingName);
}

/** Wires capture to the browser. Every listener is there at once, so that an event can wake the service worker. */
export default defineBackground({
  type: 'module',
  main: () => {
    const badge = new ToolbarBadge((tabId, text) => {
      // Refused for a tab that was closed meanwhile, whose button nobody sees.
      browser.action.setBadgeText({ tabId, text }).catch(() => undefined);
    });
    // A setting that was never changed is on.
    const badgeWanted = storage.defineItem<unknown>('local:settings.badge', { fallback: null, version: 1 });
    badgeWanted.watch((wanted) => badge.turn(wanted !== false));
    void badgeWanted.getValue().then((wanted) => badge.turn(wanted !== false));
    void browser.action.setBadgeBackgroundColor({ color: '#b3261e' });

    const service = new CaptureService({
      witnesses: import.meta.env.FIREFOX
        ? new ContentScriptWitnesses(firefoxScripts())
        : new DebuggerWitnesses({ debugger: chromeDebugger(), loadHook }),
      storage: browser.storage.session,
      onAbnormal: (tabId, count) => badge.show(tabId, count),
    });

    browser.runtime.onConnect.addListener((port) => {
      const call = callerOfPort(port.name);
      if (call?.caller === 'panel') service.connect(call.tabId, portTransport(port));
      if (call?.caller === 'network-log') service.connectNetworkLog(call.tabId, portTransport(port));
    });
    browser.tabs.onRemoved.addListener((tabId) => service.forget(tabId));
    browser.action.onClicked.addListener(() => {
      void browser.tabs.create({ url: browser.runtime.getURL('reference.html') });
    });
  },
});
