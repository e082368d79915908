import type { MessageKey } from '../../../locales/messages.ts';
import { Text } from '../components/Text.tsx';
import { usePanel } from '../state/panel-context.ts';
import { type ViewName, viewNames } from '../state/route.ts';
import { useTranslator } from '../state/translator-context.ts';

/** The views as tabs. They are radio inputs, so the platform gives them their arrow keys. */
export function Tabs() {
  const panel = usePanel();
  const translator = useTranslator();
  const current = panel.route.value.view;
  return (
    <fieldset class="tabs" aria-label={translator.text('interface.app.views')}>
      {viewNames.map((view) => (
        <label key={view} class={view === current ? 'tab on' : 'tab'} data-view={view}>
          <input
            type="radio"
            name="view"
            value={view}
            checked={view === current}
            onChange={() => panel.showView(view)}
          />
          <Text of={labelOf(view)} />
        </label>
      ))}
    </fieldset>
  );
}

const labelOf = (view: ViewName): MessageKey => `interface.app.view.${view}`;
