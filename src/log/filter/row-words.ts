import type { Message } from '../../../locales/messages.ts';
import type { Translator } from '../../i18n/index.ts';
import type { RowWords } from './match-rows.ts';

/** Sentences kept by what they say; a full log has few that differ. */
const mostKept = 5_000;

/**
 * The words a reader sees in a row, for free text. Make one per translator and keep it: a log repeats its sentences,
 * and each is put into words once.
 */
export function createRowWords({ text }: Pick<Translator, 'text'>): RowWords {
  const kept = new Map<string, string>();
  const say = (message: Message | null): string => {
    if (!message) return '';
    const id = `${message.key} ${message.values ? JSON.stringify(message.values) : ''}`;
    const known = kept.get(id);
    if (known !== undefined) return known;
    const said = text(message);
    if (kept.size < mostKept) kept.set(id, said);
    return said;
  };
  return ({ diagnosis, meaning }) => {
    const name = meaning && ('text' in meaning.name ? meaning.name.text : say(meaning.name));
    return [say(diagnosis?.title ?? null), say(diagnosis?.subtitle ?? null), name ?? ''].join('\n');
  };
}
