import { useMemo, useState } from 'preact/hooks';
import { groupRows } from '../../log/groups/group-rows.ts';
import type { Row } from '../../log/rows/row.ts';
import { Text } from '../components/Text.tsx';
import { useTranslator } from '../state/words/translator-context.ts';
import { GroupLine } from './GroupLine.tsx';
import './groups.css';

/** URLs listed at most; a page that makes more is read with the filter. */
export const mostGroups = 200;

/** The log by URL: one line each, open to see every socket. Arrow keys walk through all that is open. */
export function Groups({
  rows,
  selectedId,
  onSelect,
  now,
}: {
  /** Ended and living sockets, in any order. */
  readonly rows: readonly Row[];
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  /** Milliseconds since the epoch. A clock that ticks by the second is enough. */
  readonly now: number;
}) {
  const { text, direction } = useTranslator();
  const groups = useMemo(() => groupRows(rows, now), [rows, now]);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (url: string, isOpen: boolean) => {
    const next = new Set(open);
    if (isOpen) next.add(url);
    else next.delete(url);
    setOpen(next);
  };
  if (groups.length === 0) {
    return (
      <p class="groups-empty">
        <Text of="groups.empty" />
      </p>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields; this groups lines of a log
    <div
      class="groups"
      role="group"
      aria-label={text('groups.label')}
      onKeyDown={(event) => walk(event, direction === 'rtl', toggle)}
    >
      {groups.slice(0, mostGroups).map((group) => (
        <GroupLine
          key={group.url}
          group={group}
          open={open.has(group.url)}
          onToggle={(isOpen) => toggle(group.url, isOpen)}
          selectedId={selectedId}
          onSelect={onSelect}
        />
      ))}
      {groups.length > mostGroups && (
        <p class="group-more">
          <Text of="groups.moreGroups" values={{ count: groups.length - mostGroups }} />
        </p>
      )}
    </div>
  );
}

/** Up and down through lines and sockets, towards the end opens a line, towards the start closes it, as in a tree. */
function walk(
  event: KeyboardEvent & { readonly currentTarget: HTMLElement },
  mirrored: boolean,
  toggle: (url: string, open: boolean) => void,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('summary, .group-socket')];
  const at = stops.indexOf(event.target);
  const details = event.target.closest('details');
  const [into, out] = mirrored ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  if (at < 0 || !details) return;
  if (event.key === 'ArrowDown') stops[at + 1]?.focus();
  else if (event.key === 'ArrowUp') stops[at - 1]?.focus();
  else if (event.key === 'Home') stops[0]?.focus();
  else if (event.key === 'End') stops.at(-1)?.focus();
  else if (event.key === into) toggle(details.dataset.url ?? '', true);
  else if (event.key === out) {
    toggle(details.dataset.url ?? '', false);
    details.querySelector('summary')?.focus();
  } else return;
  event.preventDefault();
  event.stopPropagation();
}
