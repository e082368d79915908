import type { ComponentChildren } from 'preact';
import { usePanel } from '../state/panel-context.ts';
import type { SectionId } from '../state/panel-layout.ts';

/** A part of the detail that can be folded; it stays as the reader left it. */
export function Section({
  id,
  title,
  aside,
  region,
  folded = false,
  children,
}: {
  id: SectionId;
  title: ComponentChildren;
  /** What the part holds, in few words beside its title. */
  aside?: ComponentChildren;
  /** Its name for automation. */
  region?: 'evidence' | 'handshake' | 'last-words';
  /** Folded until the reader opens it. */
  folded?: boolean;
  children: ComponentChildren;
}) {
  const { isOpen, setSection } = usePanel().layout;
  return (
    <details
      class="part"
      data-section={id}
      data-region={region}
      open={isOpen(id, !folded)}
      onToggle={(event) => setSection(id, event.currentTarget.open, !folded)}
    >
      <summary>
        <h2>{title}</h2>
        {aside && <span class="aside excerpt">{aside}</span>}
      </summary>
      <div class="part-body">{children}</div>
    </details>
  );
}
