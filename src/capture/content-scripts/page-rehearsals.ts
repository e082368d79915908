import type { RehearsalProblem } from '../../model/recording.ts';
import type { DocumentLine } from './page-scripts.ts';

/** Rehearsals that documents were asked for, until they answer. */
export class PageRehearsals {
  readonly #waiting = new Map<number, (problem: RehearsalProblem | null) => void>();
  #count = 0;

  /** Has a document make a socket end with a code; gives a problem, or null. Settles when the document has answered. */
  ask(line: DocumentLine, socket: number, code: number, reason: string): Promise<RehearsalProblem | null> {
    this.#count += 1;
    const request = this.#count;
    return new Promise((done) => {
      this.#waiting.set(request, done);
      line.send({ type: 'rehearse', request, socket, code, reason });
    });
  }

  answered(request: number, problem: RehearsalProblem | null): void {
    this.#waiting.get(request)?.(problem);
    this.#waiting.delete(request);
  }

  clear(): void {
    this.#waiting.clear();
  }
}
