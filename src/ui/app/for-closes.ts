import type { WordFile } from '../../../locales/messages.ts';
import type { SocketRecord } from '../../model/socket.ts';
import type { Meaning, PackSet } from '../../registry/index.ts';
import type { PackSource } from '../store/interpreter.ts';
import type { Interpreter } from '../store/log-store.ts';
import type { WordsStore } from './words.ts';

/** What a panel needs from the first close on, and not before. */
export interface ForCloses {
  /** Done when all of it is there. */
  readonly ready: Promise<void>;
  /** An interpreter that may be made early, and be asked for nothing before `ready`. */
  interpreter(packs: PackSource): Interpreter;
  /** What a code means for a socket, or by itself. Throws before `ready`. */
  explain(code: number, socket: SocketRecord | undefined, packs: PackSet): Meaning;
}

type Loaded = typeof import('../store/interpreter.ts');

/** The words of a close. */
export const wordsForCloses: readonly WordFile[] = ['causes', 'codes', 'protocols'];

/** Begins to load diagnosis. */
export function loadInterpreterCode(): Promise<Loaded> {
  const code = import('../store/interpreter.ts');
  // A failure waits for `loadForCloses`, and is no surprise until then.
  code.catch(() => undefined);
  return code;
}

/** Waits for diagnosis and the words of causes and codes; the first paint has no close, and needs none of them. */
export function loadForCloses(code: Promise<Loaded>, words: WordsStore): ForCloses {
  let loaded: Loaded | null = null;
  const there = (): Loaded => {
    if (!loaded) throw new Error('A close was shown before what it needs was loaded');
    return loaded;
  };
  const ready = Promise.all([code, words.need(wordsForCloses)]).then(([interpreter]) => {
    loaded = interpreter;
  });

  return {
    ready,
    interpreter: (packs) => {
      let made: Interpreter | null = null;
      const interpreter = () => {
        made ??= there().createInterpreter(packs);
        return made;
      };
      return {
        reset: () => made?.reset(),
        forget: (ids) => made?.forget(ids),
        interpret: (changed, spans) => (changed.length === 0 ? [] : interpreter().interpret(changed, spans)),
        reinterpret: (rows, spans) => (rows.length === 0 ? [] : interpreter().reinterpret(rows, spans)),
      };
    },
    explain: (code, socket, packs) => there().explain(code, socket, packs),
  };
}
