import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';

/** Room between a box and the edge of the panel, in pixels. */
const margin = 4;

/** Puts a box under its button, along the reading direction, and keeps it within the panel. */
function placeUnder(button: HTMLElement, box: HTMLElement): void {
  const { left, right, bottom } = button.getBoundingClientRect();
  const startsLeft = getComputedStyle(button).direction === 'ltr';
  const wanted = startsLeft ? left : right - box.offsetWidth;
  const most = window.innerWidth - box.offsetWidth - margin;
  box.style.left = `${Math.max(margin, Math.min(wanted, most))}px`;
  box.style.top = `${Math.max(margin, Math.min(bottom + 2, window.innerHeight - box.offsetHeight - margin))}px`;
}

/** A button that opens a small box under itself, the platform's own popover: a press anywhere else, or Esc, shuts it. */
export function Popup({
  kind,
  label,
  name,
  children,
}: {
  kind: 'hint' | 'menu';
  label: ComponentChildren;
  /** What the button is called where its label is a sign. */
  name?: string;
  children: ComponentChildren;
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps a key from DevTools, and shuts after a press
    <span
      class={kind}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        // In DevTools, Esc would open the drawer as well.
        event.stopPropagation();
        box.current?.hidePopover();
        button.current?.focus();
      }}
      onClick={({ target }) => {
        // A menu is done with once something in it was chosen.
        const chosen = target instanceof Element ? target.closest('button') : null;
        if (kind === 'menu' && box.current?.contains(chosen)) box.current.hidePopover?.();
      }}
    >
      <button ref={button} type="button" class="button" popovertarget={id} aria-label={name} title={name}>
        {label}
      </button>
      <div
        ref={box}
        id={id}
        popover="auto"
        class={`${kind}-box`}
        onToggle={(event) => {
          const isOpen = event.newState === 'open';
          setOpen(isOpen);
          if (isOpen && button.current) placeUnder(button.current, event.currentTarget);
        }}
      >
        {children}
      </div>
    </span>
  );
}
