import type { EndedRow } from '../../../log/rows/row.ts';
import { codeOf } from '../../../log/rows/row-facts.ts';
import { Text } from '../../components/Text.tsx';
import { usePanel } from '../../state/panel-context.ts';
import { nameValue } from './name-value.ts';

/** The code that the page got, by name, and what it really was where that is another one. */
export function WhatThePageGot({ row }: { row: EndedRow }) {
  const panel = usePanel();
  const { meaning, diagnosis, socket } = row;
  const code = codeOf(row);
  const { effectiveCode } = diagnosis;
  const really = effectiveCode !== null && effectiveCode !== code ? effectiveCode : null;
  const reallyValues =
    really === null
      ? null
      : { effectiveCode: really, effectiveName: nameValue(panel.meaningOf(really, socket).name) };
  if (code === null) {
    return reallyValues ? (
      <Text of="interface.detail.toldNothingReally" values={reallyValues} />
    ) : (
      <Text of="interface.detail.toldNothing" />
    );
  }
  const seen = { closeCode: code, name: nameValue((meaning ?? panel.meaningOf(code, socket)).name) };
  return reallyValues ? (
    <Text of="interface.detail.toldReally" values={{ ...seen, ...reallyValues }} />
  ) : (
    <Text of="interface.detail.told" values={seen} />
  );
}
