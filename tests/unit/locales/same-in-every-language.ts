/**
 * The exceptions: texts that may stand unchanged in another language. A text with no words in it (placeholders,
 * code, numbers, marks), or one of the names and terms below.
 */
const names = new Set([
  'Closeframe',
  'WebSocket',
  'URL',
  'HTTP',
  'TLS',
  'DNS',
  'CSP',
  'JSON',
  'Markdown',
  'proxy',
]);

/** Whether a text may be the same as the English one. `key` is there for terms that only one place may keep. */
export function sameInEveryLanguage(_key: string, text: string): boolean {
  const bare = text.replaceAll(/<code>.*?<\/code>|\{[^{}]*\}|<[^>]+>/g, '').trim();
  return names.has(bare) || !/\p{Letter}{2}/u.test(bare);
}
