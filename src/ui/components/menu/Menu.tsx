import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Message } from '../../../../locales/messages.ts';
import { Text } from '../Text.tsx';
import './menu.css';

/** One line of a menu. */
export interface MenuItem {
  /** Its name for automation. */
  readonly id: string;
  readonly label: Message;
  /** Whether it is on; absent where it is no switch. */
  readonly checked?: boolean;
  readonly onPick: () => void;
}

/** Items that belong together; a line stands between two groups. */
export type MenuGroup = readonly MenuItem[];

/** Where a menu opens, in CSS pixels of the window. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
}

/** A menu with more items than this stands in two columns where the panel is low. */
const longFrom = 8;

/** Room between the menu and the edge of the panel, in pixels. */
const margin = 4;

/** The next item's index for a key; null for any other key. */
function movedTo(key: string, at: number, count: number): number | null {
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

/**
 * A menu over the panel, with the keys of a menu (WAI-ARIA). Shown while it is mounted; a choice, Esc, Tab and a press
 * anywhere else close it, and the focus goes back to where it was.
 */
export function Menu({
  label,
  place,
  groups,
  onClose,
}: {
  readonly label: string;
  readonly place: MenuPlace;
  readonly groups: readonly MenuGroup[];
  readonly onClose: () => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef<Element | null>(null);
  const items = () => [...(box.current?.querySelectorAll<HTMLElement>('button') ?? [])];

  useLayoutEffect(() => {
    const menu = box.current;
    if (!menu) return;
    before.current = document.activeElement;
    menu.showPopover?.();
    const startsLeft = getComputedStyle(menu).direction === 'ltr';
    const wanted = startsLeft ? place.x : place.x - menu.offsetWidth;
    const fits = (at: number, size: number, room: number) =>
      `${Math.max(margin, Math.min(at, room - size - margin))}px`;
    menu.style.left = fits(wanted, menu.offsetWidth, window.innerWidth);
    menu.style.top = fits(place.y, menu.offsetHeight, window.innerHeight);
    items()[0]?.focus();
  }, [place]);

  useEffect(() => {
    const onPress = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) onClose();
    };
    document.addEventListener('pointerdown', onPress, true);
    window.addEventListener('resize', onClose);
    return () => {
      document.removeEventListener('pointerdown', onPress, true);
      window.removeEventListener('resize', onClose);
    };
  }, [onClose]);

  const close = () => {
    if (before.current instanceof HTMLElement) before.current.focus();
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const all = items();
    const at = document.activeElement instanceof HTMLElement ? all.indexOf(document.activeElement) : -1;
    const moved = movedTo(event.key, at, all.length);
    // Nothing pressed in a menu is for the list below it, nor for DevTools.
    event.stopPropagation();
    if (moved !== null) all[moved]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else return;
    event.preventDefault();
  };

  const isLong = groups.flat().length > longFrom;
  return (
    <div
      ref={box}
      popover="manual"
      class={isLong ? 'context-menu long' : 'context-menu'}
      role="menu"
      aria-label={label}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
    >
      {groups
        .filter(({ length }) => length > 0)
        .map((group, index) => (
          <MenuPart key={index} group={group} first={index === 0} onPicked={close} />
        ))}
    </div>
  );
}

function MenuPart({
  group,
  first,
  onPicked,
}: {
  readonly group: MenuGroup;
  readonly first: boolean;
  readonly onPicked: () => void;
}) {
  return (
    <>
      {!first && <hr />}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields; these are items of a menu */}
      <div role="group">
        {group.map(({ id, label, checked, onPick }) => (
          <button
            key={id}
            type="button"
            {...(checked === undefined
              ? { role: 'menuitem' as const }
              : { role: 'menuitemcheckbox' as const, 'aria-checked': checked })}
            tabIndex={-1}
            data-item={id}
            onClick={(event) => {
              event.stopPropagation();
              // The focus is back in its place before the choice moves it on, as one that opens a dialog does.
              onPicked();
              onPick();
            }}
          >
            <span class="check-mark" aria-hidden="true">
              {checked ? '✓' : ''}
            </span>
            <span>
              <Text of={label} />
            </span>
          </button>
        ))}
      </div>
    </>
  );
}
