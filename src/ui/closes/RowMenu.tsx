import { copyChoices } from '../../log/copies/copy-choices.ts';
import { quoted } from '../../log/filter/filter-grammar.ts';
import { withTerm } from '../../log/filter/toggle-term.ts';
import { isEndedRow, type Row } from '../../log/rows/row.ts';
import { codeOf, openedAt, placeOf } from '../../log/rows/row-facts.ts';
import { hostOf } from '../../model/url-identity.ts';
import { Menu, type MenuGroup, type MenuItem, type MenuPlace } from '../components/menu/Menu.tsx';
import type { Panel } from '../state/panel.ts';
import { usePanel } from '../state/panel-context.ts';
import { reportContext } from '../state/report-context.ts';
import { useTranslator } from '../state/words/translator-context.ts';

interface Props {
  readonly row: Row;
  readonly place: MenuPlace;
  readonly onClose: () => void;
}

/** What can be done with a socket's line: copy it, filter by it, compare its code, open the code that made it. */
export function RowMenu({ row, place, onClose }: Props) {
  const panel = usePanel();
  const translator = useTranslator();
  const copies = copyChoices(row, translator, {
    includeSecrets: false,
    context: reportContext(panel),
  }).map(({ id, label, text }) => ({
    id: `copy-${id}`,
    label: { key: label },
    onPick: () => void panel.copy(text()),
  }));
  return (
    <Menu
      label={translator.text('interface.menu.label')}
      place={place}
      groups={[copies, ...filterGroups(panel, row), furtherItems(panel, row)]}
      onClose={onClose}
    />
  );
}

/** The terms that tell this socket from others. */
function termsOf(row: Row): readonly string[] {
  const host = hostOf(row.socket.url);
  const code = codeOf(row);
  return [
    ...(host === '' ? [] : [`host:${quoted(host)}`]),
    ...(code === null ? [] : [`code:${code}`]),
    ...(row.diagnosis ? [`cause:${row.diagnosis.cause}`] : []),
  ];
}

const filterGroups = ({ filter }: Panel, row: Row): readonly MenuGroup[] =>
  (['only', 'hide'] as const).map((kind) =>
    termsOf(row).map((term) => ({
      id: `${kind}-${term.slice(0, term.indexOf(':'))}`,
      label: { key: `interface.menu.${kind}`, values: { term: { verbatim: term } } } as const,
      onPick: () => {
        filter.value = withTerm(filter.value, kind === 'only' ? term : `-${term}`);
      },
    })),
  );

function furtherItems({ store, platform }: Panel, row: Row): readonly MenuItem[] {
  const { comparing } = store.shown.value.selection;
  const { openSource } = platform;
  const frame = openedAt(row);
  const items: MenuItem[] = [];
  if (isEndedRow(row)) {
    items.push({
      id: 'compare',
      label: { key: 'interface.detail.compare' },
      onPick: () => {
        comparing.value = row;
      },
    });
  }
  if (frame && openSource) {
    items.push({
      id: 'open-source',
      label: { key: 'interface.detail.showInSources', values: { place: { verbatim: placeOf(frame) } } },
      onPick: () => openSource(frame.url, frame.line, frame.column),
    });
  }
  return items;
}
