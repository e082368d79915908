/**
 * Gives every line in sight an element to stand in: a line keeps its own while it is in sight, and a new line takes over
 * what another has left. Making elements is the most expensive part of scrolling.
 */
export class LineSlots {
  #slots = new Map<string, number>();

  /** A slot for each of these ids, in their order; ids that are not among them lose theirs. */
  assign(ids: readonly string[]): readonly number[] {
    const kept = new Map(ids.flatMap((id) => this.#slotOf(id)));
    const taken = new Set(kept.values());
    let next = 0;
    for (const id of ids) {
      if (kept.has(id)) continue;
      while (taken.has(next)) next += 1;
      kept.set(id, next);
      taken.add(next);
    }
    this.#slots = kept;
    return ids.map((id) => kept.get(id) ?? 0);
  }

  #slotOf(id: string): readonly (readonly [string, number])[] {
    const slot = this.#slots.get(id);
    return slot === undefined ? [] : [[id, slot]];
  }
}
