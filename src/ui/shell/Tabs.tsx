import type { ComponentChildren } from 'preact';
import type { MessageKey } from '../../../locales/messages.ts';
import { Icon } from '../components/Icon.tsx';
import { Text } from '../components/Text.tsx';
import type { ViewName } from '../state/address/route.ts';
import type { ListKind } from '../state/panel.ts';
import { usePanel } from '../state/panel-context.ts';
import { useTranslator } from '../state/words/translator-context.ts';

const lists: readonly ListKind[] = ['closes', 'open', 'groups'];
const others = ['compare', 'codes'] as const satisfies readonly ViewName[];
const listLabel = (list: ListKind): MessageKey => `interface.list.${list}`;

/** The views as tabs: the live view's lists first. They are radio inputs, so the platform gives them their arrow keys. */
export function Tabs() {
  const panel = usePanel();
  const translator = useTranslator();
  const { view } = panel.route.value;
  const show = (list: ListKind) => {
    panel.list.value = list;
    panel.showView('live');
  };
  return (
    <fieldset class="tabs" aria-label={translator.text('interface.app.views')}>
      {lists.map((list) => (
        <Tab
          key={list}
          view="live"
          list={list}
          on={view === 'live' && panel.list.value === list}
          onShow={() => show(list)}
        >
          <Text of={listLabel(list)} />
          <Count list={list} />
        </Tab>
      ))}
      {others.map((name) => (
        <Tab key={name} view={name} on={view === name} onShow={() => panel.showView(name)}>
          <Text of={`interface.app.view.${name}`} />
        </Tab>
      ))}
      <Tab view="settings" on={view === 'settings'} onShow={() => panel.showView('settings')}>
        <span class="tab-icon" title={translator.text('interface.app.view.settings')}>
          <Icon name="settings" />
          <span class="visually-hidden">
            <Text of="interface.app.view.settings" />
          </span>
        </span>
      </Tab>
    </fieldset>
  );
}

function Tab({
  view,
  list,
  on,
  onShow,
  children,
}: {
  readonly view: ViewName;
  readonly list?: ListKind;
  readonly on: boolean;
  readonly onShow: () => void;
  readonly children: ComponentChildren;
}) {
  return (
    <label class={on ? 'tab on' : 'tab'} data-view={view} data-list={list}>
      <input type="radio" name="view" value={list ?? view} checked={on} onChange={onShow} />
      {children}
    </label>
  );
}

/** How many lines a list has, and of how many where a filter holds some back. */
function Count({ list }: { list: ListKind }) {
  const panel = usePanel();
  const { formats } = useTranslator();
  const { log } = panel.store.shown.value;
  if (list === 'groups') return null;
  const total = (list === 'closes' ? log.ended : log.live).value.length;
  const matched = panel.matched.value?.[list] ?? total;
  return (
    <span class="count">
      {matched === total ? (
        formats.number(total)
      ) : (
        <Text of="interface.list.counted" values={{ matched, total }} />
      )}
    </span>
  );
}
