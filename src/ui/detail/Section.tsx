import type { ComponentChildren } from 'preact';
import { usePanel } from '../state/panel-context.ts';

/** The sections of the detail that can be shut; each stays as the reader left it. */
export type SectionId = 'evidence' | 'fix' | 'calls' | 'about' | 'candidates' | 'socket' | 'rehearse';

/** A card of the detail that can be shut. */
export function Section({
  id,
  title,
  aside,
  tone,
  children,
}: {
  id: SectionId;
  title: ComponentChildren;
  aside?: ComponentChildren;
  tone?: 'fix';
  children: ComponentChildren;
}) {
  const panel = usePanel();
  return (
    <details
      class={tone === 'fix' ? 'card fix' : 'card'}
      data-section={id}
      open={!panel.layout.shutSections.value.has(id)}
      onToggle={(event) => panel.layout.setSection(id, event.currentTarget.open)}
    >
      <summary>
        <h2>{title}</h2>
        {aside && <span class="aside">{aside}</span>}
      </summary>
      <div>{children}</div>
    </details>
  );
}
