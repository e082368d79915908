import type { SourceLink } from '../../../compare/source-links.ts';

/** Links to where a fact was read. */
export function Sources({ links }: { links: readonly SourceLink[] }) {
  return (
    <ul class="sources">
      {links.map(({ label, url }) => (
        <li key={url}>
          <a href={url} target="_blank" rel="noreferrer" dir="ltr">
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}
