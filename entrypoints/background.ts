import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { chromeDebugger } from '../src/capture/debugger/chrome-debugger.ts';
import { DebuggerWitnesses } from '../src/capture/debugger/debugger-witnesses.ts';
import { CaptureService } from '../src/capture/service/capture-service.ts';
import { callerOfPort, portTransport } from '../src/channel/port.ts';
import { hookSource } from '../src/hook/source.ts';

/** Wires capture to the browser. Every listener is there at once, so that an event can wake the service worker. */
export default defineBackground({
  type: 'module',
  main: () => {
    const service = new CaptureService({
      witnesses: new DebuggerWitnesses({
        debugger: chromeDebugger(),
        loadHook: async (bindingName) => {
          const response = await fetch(browser.runtime.getURL('hook.js'));
          return hookSource(await response.text(), bindingName);
        },
      }),
      storage: browser.storage.session,
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
