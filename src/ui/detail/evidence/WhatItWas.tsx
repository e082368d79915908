import type { EndedRow } from '../../../log/rows/row.ts';
import { codeOf } from '../../../log/rows/row-facts.ts';
import { Text } from '../../components/Text.tsx';
import { usePanel } from '../../state/panel-context.ts';
import { nameValue } from './name-value.ts';

/** The code that it really was, by name, where that is another one than the page got. */
export function WhatItWas({ row }: { row: EndedRow }) {
  const panel = usePanel();
  const { diagnosis, socket } = row;
  const { effectiveCode } = diagnosis;
  if (effectiveCode === null || effectiveCode === codeOf(row)) return null;
  const effectiveName = nameValue(panel.meaningOf(effectiveCode, socket).name);
  return (
    <p class="really">
      <Text of="interface.detail.really" values={{ effectiveCode, effectiveName }} />
    </p>
  );
}
