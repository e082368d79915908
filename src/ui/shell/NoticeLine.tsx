import { Text } from '../components/Text.tsx';
import { usePanel } from '../state/panel-context.ts';

/** What was just done, for a moment; announced politely. */
export function NoticeLine() {
  const message = usePanel().notices.current.value;
  return (
    <div class={message ? 'notice' : 'visually-hidden'} role="status">
      {message && <Text of={message} />}
    </div>
  );
}
