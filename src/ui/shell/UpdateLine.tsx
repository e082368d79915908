import { Text } from '../components/Text.tsx';
import { usePanel } from '../state/panel-context.ts';
import { linksOf } from '../state/product.ts';
import { useTranslator } from '../state/words/translator-context.ts';

/** One line after an update, until the reader dismisses it, in every panel. */
export function UpdateLine() {
  const { settings, platform } = usePanel();
  const { text } = useTranslator();
  if (settings.settings.value.updatedFrom === '') return null;
  return (
    <div class="strip info" role="status" data-region="update">
      <span>
        <Text of="about.update.text" values={{ version: platform.product.version }} />
        <a href={linksOf(platform.product).changelog} target="_blank" rel="noreferrer">
          <Text of="about.update.link" />
        </a>
        <button
          type="button"
          class="button subtle"
          aria-label={text('about.update.dismiss')}
          title={text('about.update.dismiss')}
          data-action="dismiss-update"
          onClick={() => settings.change({ updatedFrom: '' })}
        >
          ✕
        </button>
      </span>
    </div>
  );
}
