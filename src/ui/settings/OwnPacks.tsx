import { useEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '../../../locales/messages.ts';
import {
  type CustomPack,
  customPackLimits,
  exportCustomPacks,
  type PackProblem,
  parseCustomPacks,
} from '../../registry/index.ts';
import { FileButton } from '../components/FileButton.tsx';
import { ProblemList } from '../components/ProblemList.tsx';
import { Text } from '../components/Text.tsx';
import { createPackDrafts, newPack, type PackDraft, type PackDrafts } from '../state/packs/pack-drafts.ts';
import { draftOf, emptyDraft } from './draft.ts';
import { codeToName, nameCode } from './name-code.ts';
import { PackForm } from './PackForm.tsx';
import { PackList } from './PackList.tsx';
import { packFileName, withPacks } from './pack-list.ts';

interface OwnPacksProps {
  readonly packs: readonly CustomPack[];
  readonly onChange: (packs: readonly CustomPack[]) => void;
  readonly onDownload: (fileName: string, content: string) => void;
  /** Drafts that outlive this view; left out, they go with it. */
  readonly drafts?: PackDrafts | undefined;
}

/** What was done last; `before` is what Undo brings back. */
interface Done {
  readonly message: Message;
  readonly before: readonly CustomPack[] | null;
}

/** Opens the form for the code that the address asks to name, once: coming back to Settings later shows it as it was left. */
function useCodeToName(packs: readonly CustomPack[], drafts: PackDrafts) {
  const current = useRef({ packs, drafts });
  current.current = { packs, drafts };
  useEffect(() => {
    const read = () => {
      const wanted = codeToName(window.location.hash);
      if (!wanted) return;
      window.history.replaceState(window.history.state, '', '#/settings');
      nameCode(wanted, current.current.packs, current.current.drafts);
    };
    read();
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
}

/** The user's own codes: add, edit, remove with a way back, import and export. */
export function OwnPacks({ packs, onChange, onDownload, drafts }: OwnPacksProps) {
  const [ownDrafts] = useState(createPackDrafts);
  const { kept, open } = drafts ?? ownDrafts;
  useCodeToName(packs, { kept, open });
  const [done, setDone] = useState<Done | null>(null);
  const [refused, setRefused] = useState<{ name: string; problems: readonly PackProblem[] } | null>(null);
  const addButton = useRef<HTMLButtonElement>(null);

  const change = (next: readonly CustomPack[], message: Message) => {
    onChange(next);
    setRefused(null);
    setDone({ message, before: packs });
  };
  const editing = open.value;
  const edited = packs.find(({ name }) => name === editing) ?? null;
  const save = (pack: CustomPack) => {
    const next = edited ? packs.map((each) => (each === edited ? pack : each)) : [...packs, pack];
    change(next, { key: 'settings.packs.saved', values: { name: { verbatim: pack.name } } });
    close();
  };
  const keep = (draft: PackDraft) => {
    if (editing !== null) kept.value = new Map(kept.value).set(editing, draft);
  };
  const forget = (name: string | null) => {
    kept.value = new Map([...kept.value].filter(([key]) => key !== name));
    if (open.value === name) open.value = null;
  };
  const close = () => {
    forget(editing);
    addButton.current?.focus();
  };
  const importFile = async (file: Pick<File, 'name' | 'slice'>) => {
    // As much as it takes to see that a file is too long; four bytes is the most a character takes in UTF-8.
    const text = await file.slice(0, (customPackLimits.file + 1) * 4).text();
    const parsed = parseCustomPacks(text);
    const added = parsed.ok ? withPacks(packs, parsed.packs) : null;
    setDone(null);
    if (parsed.ok && added) {
      change(added.packs, {
        key: 'settings.packs.imported',
        values: { count: parsed.packs.length, replaced: added.replaced },
      });
    } else if (parsed.ok) {
      const message: Message = {
        key: 'settings.packs.tooMany',
        values: { most: customPackLimits.packs },
      };
      setRefused({ name: file.name, problems: [{ path: '', message }] });
    } else setRefused({ name: file.name, problems: parsed.problems });
  };
  const download = (chosen: readonly CustomPack[]) =>
    onDownload(packFileName(chosen), exportCustomPacks(chosen));

  return (
    <section class="own-packs">
      <h2>
        <Text of="settings.packs.title" />
      </h2>
      <p class="settings-hint">
        <Text of="settings.packs.hint" />
      </p>
      <PackList
        packs={packs}
        onEdit={(index) => {
          open.value = packs[index]?.name ?? null;
        }}
        onExport={(pack) => download([pack])}
        onRemove={(index) => {
          const name = { verbatim: packs[index]?.name ?? '' };
          change(
            packs.filter((_, place) => place !== index),
            { key: 'settings.packs.removed', values: { name } },
          );
          forget(packs[index]?.name ?? null);
          addButton.current?.focus();
        }}
      />
      <p class="pack-status" role="status">
        {done && (
          <>
            <Text of={done.message} />{' '}
            {done.before && (
              <button
                type="button"
                class="line"
                onClick={() => {
                  onChange(done.before ?? packs);
                  setDone({ message: { key: 'settings.packs.undone' }, before: null });
                }}
              >
                <Text of="settings.packs.undo" />
              </button>
            )}
          </>
        )}
      </p>
      {refused && (
        <div class="pack-refused">
          <p>
            <Text of="settings.packs.refused" values={{ name: { verbatim: refused.name } }} />
          </p>
          <ProblemList
            problems={refused.problems.map(({ path, message }) => ({ where: path, what: message }))}
          />
        </div>
      )}
      <p class="pack-tools">
        <button
          ref={addButton}
          type="button"
          class="line"
          data-action="add-pack"
          disabled={packs.length >= customPackLimits.packs}
          onClick={() => {
            open.value = newPack;
          }}
        >
          <Text of="settings.packs.add" />
        </button>
        <FileButton
          label="settings.packs.import"
          class="line"
          action="import-packs"
          fieldAction="import-packs-file"
          onFile={(file) => void importFile(file)}
        />
        <button
          type="button"
          class="line"
          data-action="export-packs"
          disabled={packs.length === 0}
          onClick={() => download(packs)}
        >
          <Text of="settings.packs.exportAll" />
        </button>
      </p>
      {editing !== null && (
        <PackForm
          key={editing}
          draft={kept.value.get(editing) ?? (edited ? draftOf(edited) : emptyDraft)}
          unsaved={kept.value.has(editing)}
          otherNames={packs.filter((each) => each !== edited).map(({ name }) => name)}
          onDraft={keep}
          onSave={save}
          onCancel={close}
        />
      )}
    </section>
  );
}
