import type { MessageKey } from '../../../locales/messages.ts';
import { Dialog } from '../components/overlay/Dialog.tsx';
import { Text } from '../components/Text.tsx';

const keys: readonly (readonly [keys: readonly string[], does: MessageKey])[] = [
  [['↑', '↓'], 'interface.keys.rows'],
  [['Home', 'End'], 'interface.keys.ends'],
  [['PgUp', 'PgDn'], 'interface.keys.pages'],
  [['1006'], 'interface.keys.digits'],
  [['Enter', 'Esc'], 'interface.keys.enter'],
  [['→', '←'], 'interface.keys.fold'],
  [['Shift F10'], 'interface.keys.menu'],
  [['Shift →'], 'interface.keys.resize'],
  [['c'], 'interface.keys.compare'],
  [['/'], 'interface.keys.filter'],
  [['y'], 'interface.keys.copy'],
  [['?'], 'interface.keys.help'],
];

/** Lists the keys. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={<Text of="interface.keys.title" />} onClose={onClose}>
      <dl class="keys">
        {keys.map(([names, does]) => (
          <div key={does}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>
              <Text of={does} />
            </dd>
          </div>
        ))}
      </dl>
      <p class="secondary">
        <Text of="interface.keys.devtools" />
      </p>
    </Dialog>
  );
}
