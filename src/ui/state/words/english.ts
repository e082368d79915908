import type { MessageFile } from '../../../../locales/messages.ts';
import { createTranslator, loadMessages, type Translator } from '../../../i18n/index.ts';

/** The English translator beside the one in force: session files are in English, and codes keep their English names. */
export const loadEnglish = async (files: readonly MessageFile[]): Promise<Translator> =>
  createTranslator('en', await loadMessages('en', files));

/** What a session file's texts are taken from. */
export const sessionFileTexts: readonly MessageFile[] = [
  'interface',
  'causes',
  'codes',
  'infrastructure',
  'packs',
  'protocols',
  'session',
];
