/** The name the hook's script has in call stacks and in the Sources panel. */
export const hookScriptName = 'closeframe-hook.js';

/** The variable that the built script declares; it never becomes a global, since `hookSource` puts it inside a function. */
export const hookVariable = 'closeframeHook';

/** A source map whose only purpose is its ignore list: DevTools steps over the hook and folds its frames. */
const ignoreListed = {
  version: 3,
  sources: ['closeframe'],
  sourcesContent: [
    "// Closeframe watches WebSocket from here. The error's own stack begins with the page's line.",
  ],
  names: [],
  mappings: 'AAAA',
  ignoreList: [0],
};

/**
 * Turns the built `hook.js` into one expression, for `Runtime.evaluate` and `Page.addScriptToEvaluateOnNewDocument` alike.
 * It installs the hook with the binding of this name; its value is the HookController, or null (reports.ts).
 * The build's own wrapper asks `instanceof Promise`, which the page may have replaced: it gets an empty function to ask.
 */
export function hookSource(builtText: string, bindingName: string): string {
  return [
    '((Promise) => {',
    '"use strict";',
    builtText,
    `return ${hookVariable}(${JSON.stringify(bindingName)});`,
    '})(function () {})',
    `//# sourceURL=${hookScriptName}`,
    `//# sourceMappingURL=data:application/json,${encodeURIComponent(JSON.stringify(ignoreListed))}`,
  ].join('\n');
}
