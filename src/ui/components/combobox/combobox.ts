/** The element's id of one option of a list. */
export const optionId = (listId: string, index: number): string => `${listId}-${index}`;

/** What a field needs to be a combobox (ARIA) with the list `listId`, of which option `active` is marked; -1 for none. */
export const comboboxAttributes = (listId: string, open: boolean, active: number) =>
  ({
    type: 'text',
    role: 'combobox',
    dir: 'auto',
    autocomplete: 'off',
    spellcheck: false,
    'aria-autocomplete': 'list',
    'aria-expanded': open,
    'aria-controls': open ? listId : undefined,
    'aria-activedescendant': open && active >= 0 ? optionId(listId, active) : undefined,
  }) as const;

/**
 * The index that a key leads to in a list of `count` options, of which `active` is marked (-1: none); null for a key
 * that does not move. Only a list that `wraps` goes from one end to the other.
 */
export function movedBy(key: string, active: number, count: number, wraps = false): number | null {
  switch (key) {
    case 'ArrowDown':
      return wraps && active === count - 1 ? 0 : Math.min(active + 1, count - 1);
    case 'ArrowUp':
      return wraps && active <= 0 ? count - 1 : Math.max(active - 1, 0);
    case 'PageDown':
      return Math.min(active + 10, count - 1);
    case 'PageUp':
      return Math.max(active - 10, 0);
    default:
      return null;
  }
}
