/**
 * The exceptions: texts that may stand in another language just as they stand in English. A text without words
 * (placeholders, code, marks), names and terms that travel, and words that a language happens to spell alike.
 */
const everywhere = [
  ...['closeframe', 'websocket', 'url', 'http', 'tls', 'dns', 'csp', 'cdn', 'json', 'markdown'],
  ...['proxy', 'socket', 'sockets', 'iframe', 'worker', 'shared', 'service', 'true', 'false'],
];

const alike: Record<string, readonly string[]> = {
  es: ['no', 'error', 'host', 'hosts'],
  fr: [
    'cause',
    'certain',
    'possible',
    'description',
    'code',
    'codes',
    'page',
    'extensions',
    'suggestions',
    'heartbeat',
    'actions',
    'messages',
    'tunnel',
  ],
  'pt-BR': ['status', 'host', 'hosts', 'heartbeat', 'loops'],
};

/** Whether a text may be the same in this locale as in English. */
export function sameInEveryLanguage(locale: string, text: string): boolean {
  const bare = text.replaceAll(/<code>.*?<\/code>|\{[^{}]*\}|<[^>]+>/g, '');
  const words = bare.match(/[\p{Letter}\p{Mark}-]{2,}/gu) ?? [];
  const allowed = alike[locale] ?? [];
  return words.every((word) => [...everywhere, ...allowed].includes(word.toLowerCase()));
}

/** Words that hold an English sentence together and are spelled so in none of our other languages. */
const englishGlue = /\b(?:the|is|are|was|with|which|from|that|this|your|and|not|of|it)\b/gi;

/** How many English glue words a text has outside code, quotations and placeholders. */
export function englishWordsIn(text: string): number {
  const bare = text.replaceAll(/<code>.*?<\/code>|\{[^{}]*\}|“[^”]*”|"[^"]*"|«[^»]*»/g, ' ');
  return bare.match(englishGlue)?.length ?? 0;
}
