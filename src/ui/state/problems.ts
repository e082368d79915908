import { type ReadonlySignal, signal } from '@preact/signals';
import type { Message } from '../../../locales/messages.ts';

/** A failure of our own, as the reader sees it. */
export interface OwnProblem {
  /** One of a kind: the same failure again takes the place of the one before. */
  readonly id: string;
  readonly message: Message;
  /** Does again what failed; null where that is not the panel's to do. */
  readonly retry: (() => void) | null;
}

/** What failed in Closeframe itself and was not said elsewhere, the oldest first. */
export interface Problems {
  readonly list: ReadonlySignal<readonly OwnProblem[]>;
  report(problem: OwnProblem): void;
  /** It is over, or the reader has read it. */
  withdraw(id: string): void;
}

/** A place for problems, with none yet. */
export function createProblems(): Problems {
  const list = signal<readonly OwnProblem[]>([]);
  const without = (id: string) => list.peek().filter((problem) => problem.id !== id);
  return {
    list,
    report: (problem) => {
      list.value = [...without(problem.id), problem];
    },
    withdraw: (id) => {
      list.value = without(id);
    },
  };
}
