import { Text } from '../components/Text.tsx';

/** What the browser said of the matter, where it said anything. */
export function BrowserMessage({ text }: { text: string }) {
  if (text === '') return null;
  return (
    <span class="said">
      <Text of="interface.state.detail" values={{ text: { verbatim: text } }} />
    </span>
  );
}
