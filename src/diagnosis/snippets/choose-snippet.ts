import type { Diagnosis, FixStep, Snippet, StackId } from '../types.ts';

/** As their makers write them; the same in every language. */
export const stackNames: Readonly<Record<StackId, string>> = {
  'node-ws': 'Node.js ws',
  'socket-io': 'Socket.IO',
  'python-websockets': 'Python websockets',
  starlette: 'FastAPI, Starlette (Uvicorn)',
  'aspnet-core': 'ASP.NET Core',
  'go-gorilla': 'Go gorilla/websocket',
  'go-coder': 'Go coder/websocket',
  spring: 'Java Spring',
  phoenix: 'Elixir Phoenix',
};

/** The reader's choice: a stack, or 'auto' for the one that the handshake points to. */
export type StackChoice = StackId | 'auto';

/** The stack that snippets are shown for: Node.js ws where nobody chose and nothing points to another. */
export const stackFor = ({ stack }: Pick<Diagnosis, 'stack'>, choice: StackChoice): StackId =>
  choice === 'auto' ? (stack ?? 'node-ws') : choice;

/** Whether a step has its snippet in variants for several stacks. */
export const hasVariants = ({ snippets }: FixStep): boolean =>
  snippets.some(({ stack }) => stack !== undefined);

/** The snippet of a step for a stack; where that one has none, the first. Null where the step has nothing to paste. */
export const snippetFor = ({ snippets }: FixStep, stack: StackId): Snippet | null =>
  snippets.find((snippet) => snippet.stack === stack) ?? snippets[0] ?? null;
