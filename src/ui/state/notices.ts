import { type ReadonlySignal, signal } from '@preact/signals';
import type { Message } from '../../../locales/messages.ts';

/** A word to the reader that goes by itself, as after copying. */
export interface Notices {
  readonly current: ReadonlySignal<Message | null>;
  say(message: Message): void;
  dispose(): void;
}

/** How long a notice stays, in milliseconds. */
const stay = 2_500;

export function createNotices(): Notices {
  const current = signal<Message | null>(null);
  let timer: ReturnType<typeof setTimeout> | null = null;
  const forget = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    current.value = null;
  };
  return {
    current,
    say: (message) => {
      forget();
      current.value = message;
      timer = setTimeout(forget, stay);
    },
    dispose: forget,
  };
}
