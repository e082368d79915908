import { useRef } from 'preact/hooks';
import type { MessageKey } from '../../../locales/messages.ts';
import { Text } from './Text.tsx';

interface Props {
  readonly label: MessageKey;
  readonly class: string;
  /** Marks the button for automation, and `fieldAction` the field that takes the file. */
  readonly action?: string | undefined;
  readonly fieldAction?: string | undefined;
  readonly onFile: (file: File) => void;
}

/** A button that asks for a JSON file. The same file can be chosen again. */
export function FileButton({ label, action, fieldAction, onFile, ...look }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class={look.class} data-action={action} onClick={() => input.current?.click()}>
        <Text of={label} />
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
