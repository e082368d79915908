import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { CustomPack, PackProblem } from '../../registry/index.ts';
import { Text } from '../components/Text.tsx';
import type { CodeDraft, PackDraft } from '../state/packs/pack-drafts.ts';
import { useTranslator } from '../state/words/translator-context.ts';
import { CodeTable } from './CodeTable.tsx';
import { packOf, problemAt, withLine } from './draft.ts';
import { FormProblems } from './FormProblems.tsx';
import { fieldId, matchFields } from './fields.ts';
import { TextField } from './TextField.tsx';

interface PackFormProps {
  readonly draft: PackDraft;
  /** The draft differs from what is saved: it was typed, now or before Settings was left. */
  readonly unsaved: boolean;
  readonly otherNames: readonly string[];
  readonly onDraft: (draft: PackDraft) => void;
  readonly onSave: (pack: CustomPack) => void;
  readonly onCancel: () => void;
}

/** Where to begin: the name of the pack, or of the first code that has none, or only a suggested one. */
function firstToFill({ name, codes }: PackDraft): string {
  const unnamed = codes.findIndex(
    (code) => code.code !== '' && (code.name === '' || code.suggested === true),
  );
  return name === '' || unnamed < 0 ? 'name' : `codes[${unnamed}].name`;
}

/** Adds or edits a pack. It is checked as a file would be when it is saved, and nothing is saved until it is right. */
export function PackForm({ draft, unsaved, otherNames, onDraft, onSave, onCancel }: PackFormProps) {
  const { text } = useTranslator();
  const id = useId();
  const [problems, setProblems] = useState<readonly PackProblem[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const lines = useRef<HTMLTableSectionElement>(null);
  /** The line that gets the focus once it is there: one that was added, or the next after one that was removed. */
  const nextLine = useRef<number | null>(null);
  useEffect(() => {
    // It opens under everything else: as much of it as there is room for, not the first field alone. `scrollIntoView()` would
    // scroll DevTools around the panel as well.
    const page = form.current?.closest('.page');
    if (form.current && page)
      page.scrollTop += form.current.getBoundingClientRect().top - page.getBoundingClientRect().top;
    const field = document.getElementById(fieldId(id, firstToFill(draft)));
    field?.focus();
    // What is typed replaces a suggestion.
    if (field instanceof HTMLInputElement) field.select();
  }, []);
  // The first field to fix, once it is marked.
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [problems]);
  useEffect(() => {
    if (nextLine.current === null) return;
    lines.current?.children[nextLine.current]?.querySelector('input')?.focus();
    nextLine.current = null;
  }, [draft.codes.length]);

  const set = (changes: Partial<PackDraft>) => onDraft({ ...draft, ...changes });
  const setCode = (codeId: number, changes: Partial<CodeDraft>) =>
    set({ codes: draft.codes.map((code) => (code.id === codeId ? { ...code, ...changes } : code)) });
  const addLine = () => {
    nextLine.current = draft.codes.length;
    set({ codes: withLine(draft.codes) });
  };
  const removeLine = (codeId: number) => {
    const index = draft.codes.findIndex((code) => code.id === codeId);
    nextLine.current = Math.min(index, draft.codes.length - 2);
    // Their lines are numbered, and have moved.
    setProblems([]);
    set({ codes: draft.codes.filter((code) => code.id !== codeId) });
  };
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
      <FormProblems formId={id} problems={problems} />
      <TextField
        id={fieldId(id, 'name')}
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
            id={fieldId(id, `match.${field}`)}
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
        <p class="settings-hint">
          <Text of="settings.form.codesHint" />
        </p>
        <CodeTable
          formId={id}
          codes={draft.codes}
          problems={problems}
          bodyRef={lines}
          onChange={setCode}
          onRemove={removeLine}
        />
        <button type="button" class="line" onClick={addLine}>
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
        {unsaved && (
          <span class="settings-hint">
            <Text of="settings.form.unsaved" />
          </span>
        )}
      </p>
    </form>
  );
}
