import type { EndedRow } from '../../log/rows/row.ts';
import { codeOf } from '../../log/rows/row-facts.ts';
import { Text } from '../components/Text.tsx';
import { usePanel } from '../state/panel-context.ts';
import { nameValue } from './name-value.ts';

/** The code, what happened, what the page got and what it really was, and how sure that is. */
export function Headline({ row }: { row: EndedRow }) {
  const { diagnosis, severity } = row;
  const code = codeOf(row);
  return (
    <div class="headline">
      <span class={`code ${severity}`} dir="ltr">
        {code ?? '–'}
      </span>
      <div>
        <h1>
          <Text of={diagnosis.title} />
        </h1>
        <p class="told">
          <Codes row={row} />
        </p>
      </div>
      <span class={`confidence ${diagnosis.confidence}`}>
        <Text of={`interface.row.confidence.${diagnosis.confidence}`} />
      </span>
    </div>
  );
}

function Codes({ row }: { row: EndedRow }) {
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
