import * as v from 'valibot';
import type { BidiConnection } from './bidi.ts';

/** Firefox's own window, around its tabs: scripts run there with all the browser's rights. */
export interface BrowserWindow {
  /** Firefox's id of the window. */
  readonly clientWindow: string;
  /** Runs an expression in the window, a promise awaited; it must give a string, a number, a boolean or null. */
  run(expression: string): Promise<string | number | boolean | null>;
}

const Tree = v.object({
  contexts: v.array(v.object({ context: v.string(), url: v.string(), clientWindow: v.string() })),
});

const Primitive = v.variant('type', [
  v.object({ type: v.literal('string'), value: v.string() }),
  v.object({ type: v.literal('number'), value: v.number() }),
  v.object({ type: v.literal('boolean'), value: v.boolean() }),
  v.object({ type: v.literal('null') }),
]);

const Evaluated = v.variant('type', [
  v.object({ type: v.literal('success'), result: Primitive }),
  v.object({ type: v.literal('exception'), exceptionDetails: v.object({ text: v.string() }) }),
]);

/** Finds the browser's window. Firefox allows it only with `--remote-allow-system-access`. */
export async function findBrowserWindow({ send }: BidiConnection): Promise<BrowserWindow> {
  const { contexts } = v.parse(Tree, await send('browsingContext.getTree', { 'moz:scope': 'chrome' }));
  const found = contexts.find(({ url }) => url === 'chrome://browser/content/browser.xhtml');
  if (!found) throw new Error('Firefox shows no window of its own.');
  const target = { context: found.context };
  return {
    clientWindow: found.clientWindow,
    async run(expression) {
      const evaluated = v.parse(
        Evaluated,
        await send('script.evaluate', { expression, target, awaitPromise: true }),
      );
      if (evaluated.type === 'exception') throw new Error(evaluated.exceptionDetails.text);
      return evaluated.result.type === 'null' ? null : evaluated.result.value;
    },
  };
}
