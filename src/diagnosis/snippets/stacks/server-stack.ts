import type { Snippet, StackId } from '../../types.ts';
import { inLines, type SnippetLine } from '../telling-line.ts';

/** What snippets for a server show, and what each is made from; names are safe between double quotes. */
export interface SnippetValues {
  /** Pings at intervals; milliseconds. */
  readonly ping: number;
  /** Answering with a subprotocol that was asked for. */
  readonly subprotocol: string;
  /** Letting in an Origin, and refusing others. */
  readonly origin: string;
  /** Closing with a code and a reason; one line each. */
  readonly close: readonly (readonly [code: number, reason: string])[];
  readonly compressionOff: null;
  readonly payloadLimit: null;
  readonly drainOnShutdown: null;
  readonly answerClose: null;
  readonly catchErrors: null;
  readonly sendBytes: null;
}

export type SnippetTopic = keyof SnippetValues;

/** A snippet as a stack writes it. */
export interface Written extends Pick<Snippet, 'code' | 'telling'> {
  /** Where the library documents what the snippet uses. */
  readonly source: string;
  /** Where it is not the stack's own. */
  readonly language?: Snippet['language'];
}

/** A library or framework that people run WebSocket servers with. */
export interface Stack {
  readonly id: StackId;
  readonly language: Snippet['language'];
  /** How its snippets were tried: 'run' by the tests against the library itself, or what else was done, and when. */
  readonly checked: string;
  /** Null where the library has no such thing, or does it by itself. */
  readonly snippets: {
    readonly [Topic in SnippetTopic]: ((value: SnippetValues[Topic]) => Written) | null;
  };
}

/** A snippet from its source and lines. */
export const written = (source: string, ...lines: readonly SnippetLine[]): Written => ({
  ...inLines(lines),
  source,
});
