import type { WordFile } from '../../../locales/messages.ts';
import { createTranslator, loadWords, type Translator } from '../../i18n/index.ts';

/** The English translator beside the one in force: session files are in English, and codes keep their English names. */
export const loadEnglish = async (files: readonly WordFile[]): Promise<Translator> =>
  createTranslator('en', await loadWords('en', files));

/** What a session file's texts are taken from. */
export const sessionFileTexts: readonly WordFile[] = [
  'interface',
  'causes',
  'codes',
  'infrastructure',
  'packs',
  'protocols',
  'session',
];
