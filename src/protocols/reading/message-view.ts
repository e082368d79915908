import type { LoggedMessage } from '../../model/network-entry.ts';
import { firstBytes, utf8 } from './bytes.ts';
import { parseJson } from './json-value.ts';

/** Characters of a text, and bytes of a binary message, that readers get at most. */
export const readLength = 16_384;

/** A logged message as readers see it: bounded, and decoded only when asked. */
export interface MessageView {
  readonly direction: LoggedMessage['direction'];
  readonly at: number;
  readonly kind: LoggedMessage['kind'];
  /** The text, or a binary message's bytes where they are UTF-8 (Gemini sends JSON so); '' for others. */
  readonly text: string;
  /** Undefined for what is no JSON, too long, or was cut. */
  readonly json: unknown;
  /** Of a binary message; empty for a text. */
  readonly bytes: Uint8Array;
}

const none = new Uint8Array();

function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A view of one message. */
export function viewOf({ direction, at, kind, data, cut }: LoggedMessage): MessageView {
  const bytes = lazily(() => (kind === 'binary' ? firstBytes(data, readLength) : none));
  const text = lazily(() => (kind === 'binary' ? utf8(bytes()) : data.slice(0, readLength)));
  const whole = !cut && data.length <= (kind === 'binary' ? (readLength / 3) * 4 : readLength);
  const json = lazily(() => (whole ? parseJson(text(), readLength) : undefined));
  return {
    direction,
    at,
    kind,
    get text() {
      return text();
    },
    get json() {
      return json();
    },
    get bytes() {
      return bytes();
    },
  };
}
