import { useState } from 'preact/hooks';

/** Moves within a list by the arrow keys, Home and End; null for another key. Lists don't wrap around. */
export function movedBy(key: string, active: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(active + 1, count - 1);
    case 'ArrowUp':
      return Math.max(active - 1, 0);
    case 'PageDown':
      return Math.min(active + 10, count - 1);
    case 'PageUp':
      return Math.max(active - 10, 0);
    default:
      return null;
  }
}

/** The state of a box that is typed into: what was typed (null: nothing, it shows its value), and the active choice. */
export function useTyping() {
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  return {
    typed,
    active,
    type: (text: string) => {
      setTyped(text);
      setActive(0);
    },
    move: setActive,
    stop: () => setTyped(null),
  };
}
