import type { Meaning, PackSet, Span } from '../../../registry/index.ts';
import { packKey } from '../../state/address/code-meaning.ts';

/** What the list is narrowed to; null for no narrowing. */
export interface Filters {
  readonly span: Span | null;
  /** 'standard' for standard codes and ranges, else a pack's key. */
  readonly source: string | null;
}

export const everything: Filters = { span: null, source: null };

/** Whether a meaning stands in the narrowed list. */
export function passes({ span, source }: Filters, meaning: Meaning): boolean {
  const inSpan = span === null || (meaning.code >= span.from && meaning.code <= span.to);
  return inSpan && (source === null || source === (packKey(meaning) ?? 'standard'));
}

/** Every pack to choose from, the user's own first, each group by name. */
export function packChoices({ builtIn, custom }: PackSet): readonly { key: string; name: string }[] {
  const byName = (left: { name: string }, right: { name: string }) => left.name.localeCompare(right.name);
  return [
    ...custom.map(({ name }) => ({ key: `custom.${name}`, name })).toSorted(byName),
    ...builtIn.map(({ id, name }) => ({ key: id, name })).toSorted(byName),
  ];
}
