import type { ComponentChildren } from 'preact';
import type { Message, MessageKey, MessageValues } from '../../../locales/messages.ts';
import { type RichPart, type Translator, visible } from '../../i18n/index.ts';
import { useTranslator } from '../state/words/translator-context.ts';

/** A piece of a message. */
export const renderPart = (part: RichPart): ComponentChildren => {
  if (typeof part === 'string') return part;
  if ('verbatim' in part) return Verbatim({ text: part.verbatim });
  const children = part.children.map(renderPart);
  return part.tag === 'code' ? <code dir="ltr">{children}</code> : <b>{children}</b>;
};

/** A message with its code and bold stretches, for a component that has the translator at hand and draws a great many. */
export function messageParts(
  { rich }: Pick<Translator, 'rich'>,
  of: Message | MessageKey,
  values?: MessageValues,
): ComponentChildren {
  const parts = rich(of, values).map(renderPart);
  return parts.length === 1 ? parts[0] : parts;
}

/** A message in the reader's language, with its code and bold stretches. */
export function Text({ of, values }: { of: Message | MessageKey; values?: MessageValues }) {
  return <>{messageParts(useTranslator(), of, values)}</>;
}

/** Text of the page, the browser or a protocol: left-to-right, isolated, never markup. */
export function Verbatim({ text }: { text: string }) {
  return (
    <bdi dir="ltr">
      <code>{visible(text)}</code>
    </bdi>
  );
}
