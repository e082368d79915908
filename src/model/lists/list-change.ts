/** What left a list, and what came. */
export interface ListChange<Item> {
  readonly removed: readonly Item[];
  readonly added: readonly Item[];
}

/**
 * How a list differs from what it was, where it mostly lets go of its start or gets a new one, and changes at its end.
 * Items are compared by identity, each is in a list once; one that moved inside the rest counts as both.
 */
export function listChange<Item>(before: readonly Item[], after: readonly Item[]): ListChange<Item> {
  const [oldest, newest] = [before[0], after[0]];
  if (oldest === undefined || newest === undefined) return { removed: before, added: after };
  const came = Math.max(0, after.indexOf(oldest));
  const left = came > 0 ? 0 : before.indexOf(newest);
  if (left < 0) return { removed: before, added: after };
  let same = 0;
  while (left + same < before.length && before[left + same] === after[came + same]) same += 1;
  return {
    removed: [...before.slice(0, left), ...before.slice(left + same)],
    added: [...after.slice(0, came), ...after.slice(came + same)],
  };
}
