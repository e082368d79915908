import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** A button that opens a small box under itself. A press anywhere else, or Esc, shuts it. */
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
  const box = useRef<HTMLDetailsElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open) return;
    const onPointerDown = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => document.removeEventListener('pointerdown', onPointerDown);
  }, [open]);
  return (
    <details
      ref={box}
      class={kind}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        box.current?.querySelector('summary')?.focus();
      }}
    >
      <summary class="button" aria-label={name}>
        {label}
      </summary>
      <div class={`${kind}-box`}>{children}</div>
    </details>
  );
}
