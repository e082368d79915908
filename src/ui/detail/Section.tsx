import type { ComponentChildren } from 'preact';
import { usePanel } from '../state/panel-context.ts';
import type { SectionId } from '../state/panel-layout.ts';

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
