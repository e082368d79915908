import { textAt } from './json-value.ts';
import type { MessageView } from './message-view.ts';

/** The `type` of a JSON message, which most protocols name their messages by; null where there is none. */
export const typeOf = ({ json }: MessageView): string | null => textAt(json, 'type');

/** A text to quote in a goodbye, where there is one. */
export const saidWhere = (said: string | null): { readonly said?: string } => (said === null ? {} : { said });
