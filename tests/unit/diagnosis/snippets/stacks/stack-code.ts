import { allStacks } from '../../../../../src/diagnosis/snippets/all-stacks.ts';
import type {
  SnippetTopic,
  SnippetValues,
} from '../../../../../src/diagnosis/snippets/stacks/server-stack.ts';
import type { StackId } from '../../../../../src/diagnosis/types.ts';

/** What the snippets under test are made from. */
export const values: SnippetValues = {
  ping: 25_000,
  subprotocol: 'chat',
  origin: 'https://shop.dev',
  close: [
    [1000, 'done'],
    [4001, 'session expired'],
  ],
  compressionOff: null,
  payloadLimit: null,
  drainOnShutdown: null,
  answerClose: null,
  catchErrors: null,
  sendBytes: null,
};

/** One try for each topic that a stack has. */
export type TopicRuns = Readonly<Partial<Record<SnippetTopic, () => void | Promise<void>>>>;

/** The topics that a stack has a snippet for. */
export const topicsOf = (id: StackId): readonly SnippetTopic[] => {
  const { snippets } = stackOf(id);
  return (Object.keys(snippets) as SnippetTopic[]).filter((topic) => snippets[topic] !== null);
};

function stackOf(id: StackId) {
  const stack = allStacks.find((known) => known.id === id);
  if (!stack) throw new Error(`No stack ${id}`);
  return stack;
}

/** A stack's code for a topic. */
export function codeOf<Topic extends SnippetTopic>(id: StackId, topic: Topic): string {
  const written = stackOf(id).snippets[topic]?.(values[topic]);
  if (!written) throw new Error(`${id} has no snippet for ${topic}`);
  return written.code;
}
