/** How the selection moves. */
export type Move = 'previous' | 'next' | 'first' | 'last' | 'page-up' | 'page-down';

const moves: Record<string, Move> = {
  ArrowUp: 'previous',
  ArrowDown: 'next',
  Home: 'first',
  End: 'last',
  PageUp: 'page-up',
  PageDown: 'page-down',
};

/** The move that a key stands for, or null. */
export const moveOf = (key: string): Move | null => (Object.hasOwn(moves, key) ? (moves[key] ?? null) : null);

/**
 * Index to which a move leads from index `from` (-1: nothing is chosen), passing over lines that cannot be chosen;
 * -1 where there is none.
 */
export function target<Line>(
  lines: readonly Line[],
  canSelect: (line: Line) => boolean,
  from: number,
  move: Move,
  page: number,
): number {
  const last = lines.length - 1;
  const seek = (start: number, step: 1 | -1): number => {
    for (let index = start; index >= 0 && index <= last; index += step) {
      const line = lines[index];
      if (line !== undefined && canSelect(line)) return index;
    }
    return -1;
  };
  const orStay = (found: number) => (found === -1 ? from : found);
  if (from === -1)
    return move === 'next' || move === 'first' || move === 'page-down' ? seek(0, 1) : seek(last, -1);
  switch (move) {
    case 'previous':
      return orStay(seek(from - 1, -1));
    case 'next':
      return orStay(seek(from + 1, 1));
    case 'first':
      return seek(0, 1);
    case 'last':
      return seek(last, -1);
    case 'page-up':
      return from - page <= 0 ? seek(0, 1) : seek(from - page, -1);
    case 'page-down':
      return from + page >= last ? seek(last, -1) : seek(from + page, 1);
  }
}

/** Milliseconds after which typed digits begin a new number. */
const typingPause = 1_200;

/** Collects digits typed one after the other: gives the number so far, to jump to codes that begin with it. */
export function createDigitBuffer(): (key: string, now: number) => string | null {
  let digits = '';
  let last = Number.NEGATIVE_INFINITY;
  return (key, now) => {
    if (!/^\d$/.test(key)) return null;
    digits = now - last > typingPause || digits.length >= 5 ? key : digits + key;
    last = now;
    return digits;
  };
}
