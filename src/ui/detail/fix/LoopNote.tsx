import { step } from '../../../diagnosis/answer.ts';
import { backoff } from '../../../diagnosis/snippets/page-snippets.ts';
import type { Loop } from '../../../log/groups/loops.ts';
import { Text } from '../../components/Text.tsx';

/** Says that a close is one of a reconnect loop, with its count and pace. */
export function LoopNote({ loop: { count, since, until, every } }: { loop: Loop }) {
  const values = { count, span: { duration: until - since }, every: { duration: every } };
  return (
    <p class="loop-note">
      <b>
        <Text of="interface.loop.title" />
      </b>
      {' · '}
      <Text of="interface.loop.text" values={values} />
    </p>
  );
}

/** What to do about a loop, before what to do about its cause. */
export const loopStep = step('detail.loop.step', backoff({ from: 500, to: 1_000, most: 30_000 }));
