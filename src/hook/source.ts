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
  return wrapped(builtText, [`return ${hookVariable}(${JSON.stringify(bindingName)});`]);
}

/**
 * The name of the binding in Firefox, where the hook is a file and its name no secret: the page's scripts come after the
 * hook, which has deleted it by then.
 */
export const fileBindingName = '_closeframe';

/**
 * Turns the built `hook.js` into a content script for the page's own world. It installs the hook with the binding
 * `fileBindingName`, and then calls that binding once with the HookController: commands have no other way to the hook.
 */
export function hookFile(builtText: string): string {
  const name = JSON.stringify(fileBindingName);
  return wrapped(builtText, [
    `const binding = globalThis[${name}];`,
    `const controller = ${hookVariable}(${name});`,
    'if (controller !== null) binding(controller);',
  ]);
}

function wrapped(builtText: string, after: readonly string[]): string {
  return [
    '((Promise) => {',
    '"use strict";',
    builtText,
    ...after,
    '})(function () {})',
    `//# sourceURL=${hookScriptName}`,
    `//# sourceMappingURL=data:application/json,${encodeURIComponent(JSON.stringify(ignoreListed))}`,
  ].join('\n');
}
