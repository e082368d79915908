/**
 * A translated text without the marks that keep foreign text apart (Unicode TR9), for what shows them otherwise or not at
 * all: a file, a copy, a window's title, words to search in.
 */
export const withoutIsolates = (text: string): string => text.replaceAll(/[\u2068\u2069]/g, '');
