import { useId } from 'preact/hooks';
import { locales } from '../../../locales/index.ts';
import type { MessageKey } from '../../../locales/messages.ts';
import { type Capabilities, chromiumCapabilities } from '../../model/capabilities.ts';
import { Text } from '../components/Text.tsx';
import { useTranslator } from '../state/words/translator-context.ts';
import { About } from './About.tsx';
import { OwnPacks } from './OwnPacks.tsx';
import './settings.css';
import type { PackDrafts } from '../state/packs/pack-drafts.ts';
import type { Product } from '../state/product.ts';
import { closesKept, type Settings } from '../state/settings/settings.ts';

const themes: readonly Settings['theme'][] = ['auto', 'light', 'dark'];

interface SettingsViewProps {
  readonly settings: Settings;
  /** Names of stored settings that could not be read; see `readSettings`. */
  readonly damaged: readonly string[];
  readonly onChange: (settings: Settings) => void;
  /** `Platform.download`. */
  readonly onDownload: (fileName: string, content: string) => void;
  /** Drafts of packs that outlive this view; left out, they go with it. */
  readonly drafts?: PackDrafts | undefined;
  readonly product: Product;
  /** What can be recorded here decides what there is to choose; Chromium's where left out. */
  readonly capabilities?: Pick<Capabilities, 'debuggerBar' | 'messages'>;
}

/** Every choice a user has. A change holds at once. */
export function SettingsView({
  settings,
  damaged,
  onChange,
  onDownload,
  drafts,
  product,
  capabilities = chromiumCapabilities,
}: SettingsViewProps) {
  const set = (changes: Partial<Settings>) => onChange({ ...settings, ...changes });
  return (
    <div class="settings" data-region="settings">
      <h1 class="visually-hidden">
        <Text of="settings.title" />
      </h1>
      {damaged.length > 0 && (
        <p class="settings-damaged" role="alert">
          <Text of="settings.damaged" values={{ names: { list: damaged } }} />
        </p>
      )}
      <LookSettings settings={settings} set={set} />
      <fieldset>
        <legend>
          <Text of="settings.recording" />
        </legend>
        <Checkbox
          label="settings.keepLog"
          checked={settings.keepLog}
          onChange={(keepLog) => set({ keepLog })}
        />
        <Checkbox
          label="settings.recordOnOpen"
          hint={`settings.${capabilities.debuggerBar ? 'recordOnOpenHint' : 'recordOnOpenHintPlain'}`}
          checked={settings.recordOnOpen}
          onChange={(recordOnOpen) => set({ recordOnOpen })}
        />
        {capabilities.messages && (
          <Checkbox
            label="settings.readMessages"
            hint="settings.readMessagesHint"
            checked={settings.readMessages}
            onChange={(readMessages) => set({ readMessages })}
          />
        )}
        <Checkbox
          label="settings.badge"
          hint="settings.badgeHint"
          checked={settings.badge}
          onChange={(badge) => set({ badge })}
        />
        <ClosesKept value={settings.closesKept} onChange={(kept) => set({ closesKept: kept })} />
      </fieldset>
      <OwnPacks
        packs={settings.ownPacks}
        onChange={(ownPacks) => set({ ownPacks })}
        onDownload={onDownload}
        drafts={drafts}
      />
      <About product={product} />
    </div>
  );
}

function LookSettings({
  settings,
  set,
}: {
  readonly settings: Settings;
  readonly set: (changes: Partial<Settings>) => void;
}) {
  const { text } = useTranslator();
  const id = useId();
  const chooseLanguage = (value: string) =>
    set({ language: locales.find((locale) => locale.id === value)?.id ?? 'auto' });
  return (
    <>
      <p class="settings-line">
        <label for={id}>
          <Text of="settings.language" />
        </label>
        <select
          id={id}
          value={settings.language}
          onChange={({ currentTarget }) => chooseLanguage(currentTarget.value)}
        >
          <option value="auto">{text('settings.languageAuto')}</option>
          {locales.map((locale) => (
            <option key={locale.id} value={locale.id} lang={locale.id}>
              {locale.name}
            </option>
          ))}
        </select>
      </p>
      <fieldset>
        <legend>
          <Text of="settings.theme" />
        </legend>
        {themes.map((theme) => (
          <label key={theme} class="settings-option">
            <input
              type="radio"
              name={`${id}-theme`}
              value={theme}
              checked={settings.theme === theme}
              onChange={() => set({ theme })}
            />
            <Text of={`settings.themes.${theme}`} />
          </label>
        ))}
      </fieldset>
    </>
  );
}

function Checkbox({
  label,
  hint,
  checked,
  onChange,
}: {
  readonly label: MessageKey;
  readonly hint?: MessageKey;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  const id = useId();
  return (
    <>
      <label class="settings-option">
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={hint && id}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
        <Text of={label} />
      </label>
      {hint && (
        <p class="settings-hint" id={id}>
          <Text of={hint} />
        </p>
      )}
    </>
  );
}

/** A number out of bounds is taken to the nearest bound when the field is left. */
function ClosesKept({
  value,
  onChange,
}: {
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  const id = useId();
  const { least, most } = closesKept;
  return (
    <>
      <p class="settings-line">
        <label for={id}>
          <Text of="settings.closesKept" />
        </label>
        <input
          id={id}
          type="number"
          min={least}
          max={most}
          step={100}
          value={value}
          aria-describedby={`${id}-hint`}
          onChange={({ currentTarget }) => {
            const typed = Math.round(currentTarget.valueAsNumber);
            const next = Number.isNaN(typed) ? value : Math.min(most, Math.max(least, typed));
            currentTarget.value = String(next);
            if (next !== value) onChange(next);
          }}
        />
      </p>
      <p class="settings-hint" id={`${id}-hint`}>
        <Text of="settings.closesKeptHint" values={{ least, most }} />
      </p>
    </>
  );
}
