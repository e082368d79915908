import './compare.css';
import { useEffect, useMemo } from 'preact/hooks';
import { compare } from '../../compare/compare.ts';
import type { Meaning, PackSet } from '../../registry/index.ts';
import { CodePicker } from '../codes/CodePicker.tsx';
import { useEntries } from '../codes/list/use-entries.ts';
import { isTyping } from '../components/hooks/is-typing.ts';
import { Text } from '../components/Text.tsx';
import { type CodeAddress, compareHash } from '../state/address/code-address.ts';
import { addressOf, meaningAt } from '../state/address/code-meaning.ts';
import { useTranslator } from '../state/words/translator-context.ts';
import { ComparisonSections } from './ComparisonSections.tsx';
import { type Seen, SeenLine } from './SeenLine.tsx';

/** Calls `swap` on the keys S and X, wherever the focus is, but not while somebody types. */
function useSwapKey(swap: () => void) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented;
      if (!plain || isTyping(event.target) || !['s', 'x'].includes(event.key)) return;
      event.preventDefault();
      swap();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [swap]);
}

/**
 * Two codes side by side. The address is the state: picking and swapping call `onNavigate` with the new one
 * ('#/compare/1000/1015'), and the sides come back as props.
 */
export function CompareView({
  left,
  right,
  packs,
  onNavigate,
  seen,
  onShow,
}: {
  left: CodeAddress;
  right: CodeAddress;
  packs: PackSet;
  onNavigate: (hash: string) => void;
  /** How often a number was seen in the log at hand; left out where there is no log. */
  seen?: ((code: number) => Seen) | undefined;
  /** Shows a row of the log. */
  onShow?: ((id: string) => void) | undefined;
}) {
  const translator = useTranslator();
  const entries = useEntries(packs);
  const leftMeaning = meaningAt(left, packs);
  const rightMeaning = meaningAt(right, packs);
  const comparison = useMemo(() => compare(leftMeaning, rightMeaning), [leftMeaning, rightMeaning]);
  const swap = () => onNavigate(compareHash(right, left));
  useSwapKey(swap);

  const pickLeft = (meaning: Meaning) => onNavigate(compareHash(addressOf(meaning), right));
  const pickRight = (meaning: Meaning) => onNavigate(compareHash(left, addressOf(meaning)));

  return (
    <div class="compare">
      <div class="pick">
        <CodePicker label="compare.view.left" value={leftMeaning} entries={entries} onPick={pickLeft} />
        <button
          type="button"
          class="line"
          data-action="swap"
          aria-keyshortcuts="S X"
          title={`${translator.text('compare.view.swap')} (S)`}
          onClick={swap}
        >
          <span aria-hidden="true">⇄ </span>
          <Text of="compare.view.swap" />
        </button>
        <CodePicker label="compare.view.right" value={rightMeaning} entries={entries} onPick={pickRight} />
        {seen && <SeenLine codes={[...new Set([left.code, right.code])]} seen={seen} onShow={onShow} />}
      </div>
      <ComparisonSections of={comparison} packs={packs} />
    </div>
  );
}
