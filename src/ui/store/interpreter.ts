import type { Interpreter } from './log-store.ts';
import { severityOf } from './severity.ts';

/** Makes rows without meanings or diagnoses. */
export function createInterpreter(): Interpreter {
  const interpret: Interpreter['interpret'] = (changed) =>
    changed.map((socket) => ({
      socket,
      diagnosis: null,
      meaning: null,
      severity: severityOf(socket, null, null),
    }));
  return {
    reset: () => undefined,
    forget: () => undefined,
    interpret,
    reinterpret: (rows, spans) =>
      interpret(
        rows.map(({ socket }) => socket),
        spans,
      ),
  };
}
