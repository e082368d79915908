import { Text } from './Text.tsx';

/** What broke, in place of what would be shown, and a way to try again. */
export function Problem({ text, onRetry }: { readonly text: string; readonly onRetry: () => void }) {
  return (
    <div class="state-place" role="alert">
      <p>
        <Text of="interface.problem.failed" values={{ text: { verbatim: text } }} />
      </p>
      <button type="button" class="button primary" onClick={onRetry}>
        <Text of="interface.problem.retry" />
      </button>
    </div>
  );
}
