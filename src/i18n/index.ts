export { chooseLocale, directionOf } from './choose.ts';
export type { Formats } from './format.ts';
export { loadWords } from './load.ts';
export { createTranslator, type RichPart, type Translator, type Words } from './translator.ts';
