import type { LocaleId } from '../../locales/index.ts';
import type { MessageFile } from '../../locales/messages.ts';
import { messageFiles } from './message-files.ts';
import type { Messages } from './translator.ts';

/** Loads some of a locale's message files; nobody pays for them until they are asked for. */
export async function loadMessages(locale: LocaleId, wanted: readonly MessageFile[]): Promise<Messages> {
  const loaded = await Promise.all(
    wanted.map(async (file) => {
      const load = messageFiles[`${locale}/${file}`];
      if (!load) throw new Error(`No message file "${file}" for locale "${locale}"`);
      return [file, await load()] as const;
    }),
  );
  return Object.fromEntries(loaded);
}
