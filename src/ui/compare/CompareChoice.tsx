import { useLayoutEffect, useState } from 'preact/hooks';
import type { Row } from '../../log/rows/row.ts';
import { isTyping } from '../components/hooks/is-typing.ts';
import { lazily } from '../components/lazily.tsx';

const CompareDialog = lazily(async () => (await import('./CompareDialog.tsx')).CompareDialog);

const isDigit = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  /^\d$/.test(key) && !ctrlKey && !metaKey && !altKey;

/**
 * What a close is to be compared with. Digits typed from now on are the code's, wherever the focus is: nobody waits for
 * a dialog that is still being loaded.
 */
export function CompareChoice({ row }: { row: Row }) {
  const [typed, setTyped] = useState('');
  // Before the next key: an effect after the paint would miss the first digit.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isDigit(event) || isTyping(event.target)) return;
      setTyped((before) => before + event.key);
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the list, for which a digit is a jump.
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, []);
  return <CompareDialog row={row} typed={typed} onTyped={setTyped} />;
}
