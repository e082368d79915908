export { chooseLocale, directionOf } from './choose.ts';
export type { Formats } from './format.ts';
export { loadMessages } from './load-messages.ts';
export { createTranslator, type Messages, type RichPart, type Translator } from './translator.ts';
export { visible } from './visible.ts';
