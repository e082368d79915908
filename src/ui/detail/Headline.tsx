import { usePanel } from '../app/panel-context.ts';
import { Words } from '../components/Words.tsx';
import { codeOf } from '../live/row-facts.ts';
import type { EndedRow } from '../store/row.ts';
import { nameValue } from './name-value.ts';

/** The code, what happened, what the page was told and what it really was, and how sure that is. */
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
          <Words of={diagnosis.title} />
        </h1>
        <p class="told">
          <Told row={row} />
        </p>
      </div>
      <span class={`confidence ${diagnosis.confidence}`}>
        <Words of={`interface.row.confidence.${diagnosis.confidence}`} />
      </span>
    </div>
  );
}

function Told({ row }: { row: EndedRow }) {
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
      <Words of="interface.detail.toldNothingReally" values={reallyValues} />
    ) : (
      <Words of="interface.detail.toldNothing" />
    );
  }
  const told = { closeCode: code, name: nameValue((meaning ?? panel.meaningOf(code, socket)).name) };
  return reallyValues ? (
    <Words of="interface.detail.toldReally" values={{ ...told, ...reallyValues }} />
  ) : (
    <Words of="interface.detail.told" values={told} />
  );
}
