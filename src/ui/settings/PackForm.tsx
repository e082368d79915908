import { useEffect, useRef, useState } from 'preact/hooks';
import type { CustomPack, PackProblem } from '../../registry/index.ts';
import { Text } from '../components/Text.tsx';
import { useTranslator } from '../state/translator-context.ts';
import { CodeFields } from './CodeFields.tsx';
import {
  type CodeDraft,
  draftOf,
  emptyCode,
  emptyDraft,
  type PackDraft,
  packOf,
  problemAt,
} from './draft.ts';
import { TextField } from './TextField.tsx';

interface PackFormProps {
  /** Null for a new one. */
  readonly pack: CustomPack | null;
  readonly otherNames: readonly string[];
  readonly onSave: (pack: CustomPack) => void;
  readonly onCancel: () => void;
}

const matchFields = ['subprotocols', 'hosts', 'paths'] as const;

/** Adds or edits a pack. It is checked as a file would be when it is saved, and nothing is saved until it is right. */
export function PackForm({ pack, otherNames, onSave, onCancel }: PackFormProps) {
  const { text } = useTranslator();
  const [draft, setDraft] = useState<PackDraft>(() => (pack ? draftOf(pack) : emptyDraft));
  const [problems, setProblems] = useState<readonly PackProblem[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const nextId = useRef(draft.codes.length);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  // The first field to fix, once it is marked.
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [problems]);

  const set = (changes: Partial<PackDraft>) => setDraft({ ...draft, ...changes });
  const setCode = (id: number, changes: Partial<CodeDraft>) =>
    set({ codes: draft.codes.map((code) => (code.id === id ? { ...code, ...changes } : code)) });
  const submit = (event: Event) => {
    event.preventDefault();
    const parsed = packOf(draft);
    const taken: PackProblem[] = otherNames.includes(draft.name.trim())
      ? [{ path: 'name', message: { key: 'settings.packs.sameName' } }]
      : [];
    if (parsed.ok && taken.length === 0) onSave(parsed.pack);
    else setProblems([...taken, ...(parsed.ok ? [] : parsed.problems)]);
  };

  return (
    <form ref={form} class="pack-form" noValidate onSubmit={submit} aria-label={text('settings.form.title')}>
      {problems.length > 0 && (
        <p class="pack-problems" role="alert">
          <Text of="settings.form.problems" values={{ count: problems.length }} />
        </p>
      )}
      <TextField
        label="settings.form.name"
        value={draft.name}
        problem={problemAt(problems, 'name')}
        onInput={(name) => set({ name })}
      />
      <fieldset>
        <legend>
          <Text of="settings.form.match" />
        </legend>
        <p class="settings-hint">
          <Text of="settings.form.matchHint" />
        </p>
        {matchFields.map((field, index) => (
          <TextField
            key={field}
            label={`settings.form.${field}`}
            code
            value={draft[field]}
            problem={
              problemAt(problems, `match.${field}`) ??
              // "Name at least one" belongs to all three; the first of them says it.
              (index === 0 ? problems.find(({ path }) => path === 'match') : undefined)
            }
            onInput={(value) => set({ [field]: value })}
          />
        ))}
      </fieldset>
      <fieldset>
        <legend>
          <Text of="settings.form.codes" />
        </legend>
        {draft.codes.map((code, index) => (
          <CodeFields
            key={code.id}
            code={code}
            index={index}
            problems={problems}
            onChange={(changes) => setCode(code.id, changes)}
            onRemove={
              draft.codes.length > 1
                ? () => set({ codes: draft.codes.filter(({ id }) => id !== code.id) })
                : null
            }
          />
        ))}
        <button
          type="button"
          class="line"
          onClick={() => {
            set({ codes: [...draft.codes, emptyCode(nextId.current)] });
            nextId.current += 1;
          }}
        >
          <Text of="settings.form.addCode" />
        </button>
      </fieldset>
      <p class="pack-tools">
        <button type="submit" class="primary">
          <Text of="settings.form.save" />
        </button>
        <button type="button" class="line" onClick={onCancel}>
          <Text of="settings.form.cancel" />
        </button>
      </p>
    </form>
  );
}
