import { useRef } from 'preact/hooks';
import { Words } from '../components/Words.tsx';

/** A button that asks for a file of packs. */
export function ImportPacks({ onFile }: { readonly onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="line" data-action="import-packs" onClick={() => input.current?.click()}>
        <Words of="log.settings.packs.import" />
      </button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        data-action="import-packs-file"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onFile(file);
          currentTarget.value = '';
        }}
      />
    </>
  );
}
