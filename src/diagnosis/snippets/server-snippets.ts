import { maskProtocols } from '../../model/redaction/redact.ts';
import type { Snippet } from '../types.ts';
import { allStacks } from './all-stacks.ts';
import type { SnippetTopic, SnippetValues } from './stacks/server-stack.ts';

/** The same thing in every stack that has it. */
const inEveryStack = <Topic extends SnippetTopic>(
  topic: Topic,
  value: SnippetValues[Topic],
): readonly Snippet[] =>
  allStacks.flatMap(({ id, language, snippets }) => {
    const written = snippets[topic]?.(value);
    if (!written) return [];
    const { source: _, ...shown } = written;
    return [{ language, ...shown, stack: id }];
  });

// RFC 9110 section 5.6.2: a token, which a subprotocol's name must be; none of its marks ends a string in any of the languages.
const token = /^[!#$%&'*+.^_`|~\w-]{1,60}$/;
const originForm = /^[a-z][a-z0-9+.-]{0,30}:\/\/[a-z0-9.:[\]-]{1,260}$/;

/** A server's heartbeat; `interval` in milliseconds. */
export const serverPing = (interval: number) => inEveryStack('ping', interval);

/** Answers with the first subprotocol that the page asked for and that is no secret: page data, so only where it is a token. */
export function chooseSubprotocol(asked: readonly string[]): readonly Snippet[] {
  const masked = maskProtocols(asked);
  const first = asked.find((name, index) => name === masked[index]) ?? '';
  return inEveryStack('subprotocol', token.test(first) ? first : 'json.v1');
}

/** Lets in the page's Origin; `origin` is null where it cannot be told. */
export const allowOrigin = (origin: string | null) =>
  inEveryStack('origin', origin !== null && originForm.test(origin) ? origin : 'https://app.example.com');

export const serverClose = inEveryStack('close', [[1000, 'done']]);

/** A code of the application's own. */
export const applicationClose = inEveryStack('close', [[4001, 'session expired']]);

/** Codes that may travel: a standard one and one of the application's own. */
export const validClose = inEveryStack('close', [
  [1000, 'done'],
  [4001, 'session expired'],
]);

export const compressionOff = inEveryStack('compressionOff', null);

/** The server's limit for one message. */
export const payloadLimit = inEveryStack('payloadLimit', null);

export const drainOnShutdown = inEveryStack('drainOnShutdown', null);

export const answerClose = inEveryStack('answerClose', null);

export const catchErrors = inEveryStack('catchErrors', null);

export const sendBytes = inEveryStack('sendBytes', null);
