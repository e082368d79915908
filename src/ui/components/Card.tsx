import type { ComponentChildren } from 'preact';

/** A titled box. `tone="fix"` is the green one that holds what to do. */
export function Card({
  title,
  aside,
  tone,
  children,
}: {
  title: ComponentChildren;
  aside?: ComponentChildren;
  tone?: 'fix';
  children: ComponentChildren;
}) {
  return (
    <section class={tone === 'fix' ? 'card fix' : 'card'}>
      <h2>
        <span>{title}</span>
        {aside && <span class="aside">{aside}</span>}
      </h2>
      <div>{children}</div>
    </section>
  );
}
