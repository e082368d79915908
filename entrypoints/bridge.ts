import browser from 'webextension-polyfill';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { Bridge } from '../src/capture/content-scripts/bridge/bridge.ts';
import { bridgePortName } from '../src/capture/content-scripts/bridge/port-name.ts';
import type { HookController } from '../src/hook/reporting/reports.ts';
import { fileBindingName } from '../src/hook/source.ts';

/** What Firefox gives content scripts, besides the page's own interfaces. */
declare function exportFunction(
  method: (value: unknown) => void,
  target: object,
  options: { readonly defineAs: string },
): unknown;

/** Its globals last as long as the document, and the page does not see them. */
const world = globalThis as { closeframeBridge?: Bridge };

/** Firefox's isolated content script; put into a document a second time, it asks again whether to report. */
export default defineUnlistedScript({
  include: ['firefox'],
  main: () => {
    if (world.closeframeBridge) {
      world.closeframeBridge.call();
      return;
    }
    world.closeframeBridge = new Bridge({
      bindingName: fileBindingName,
      connect: () => {
        const port = browser.runtime.connect({ name: bridgePortName });
        return {
          send: (message) => port.postMessage(message),
          disconnect: () => port.disconnect(),
          onCommand: (listener) => port.onMessage.addListener((command) => listener(command as never)),
          onDisconnect: (listener) => port.onDisconnect.addListener(() => listener()),
        };
      },
      offerBinding: (binding) => {
        exportFunction(binding, window, { defineAs: fileBindingName });
      },
      // Beyond Firefox's wrapper, which hides a page object's functions.
      unwrap: (value) => (value as { readonly wrappedJSObject: HookController }).wrappedJSObject,
      onReturn: (listener) => {
        window.addEventListener('pageshow', (event) => {
          if (event.isTrusted && event.persisted) listener();
        });
      },
    });
    world.closeframeBridge.begin();
  },
});
