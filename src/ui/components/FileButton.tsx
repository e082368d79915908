import { useRef } from 'preact/hooks';
import type { MessageKey } from '../../../locales/messages.ts';
import { useTranslator } from '../state/words/translator-context.ts';
import { Icon, type IconName } from './Icon.tsx';
import { Text } from './Text.tsx';

interface Props {
  readonly label: MessageKey;
  readonly class: string;
  /** Shown in place of the label, which is then the button's tooltip. */
  readonly icon?: IconName | undefined;
  /** Marks the button for automation, and `fieldAction` the field that takes the file. */
  readonly action?: string | undefined;
  readonly fieldAction?: string | undefined;
  readonly onFile: (file: File) => void;
}

/** A button that asks for a JSON file. The same file can be chosen again. */
export function FileButton({ label, action, fieldAction, onFile, icon, ...look }: Props) {
  const { text } = useTranslator();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class={look.class}
        data-action={action}
        {...(icon ? { title: text(label), 'aria-label': text(label) } : {})}
        onClick={() => input.current?.click()}
      >
        {icon ? <Icon name={icon} /> : <Text of={label} />}
      </button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        data-action={fieldAction}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onFile(file);
          currentTarget.value = '';
        }}
      />
    </>
  );
}
