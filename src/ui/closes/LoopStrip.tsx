import { useState } from 'preact/hooks';
import { visible } from '../../i18n/index.ts';
import { quoted } from '../../log/filter/filter-grammar.ts';
import { withTerm } from '../../log/filter/toggle-term.ts';
import type { FoundLoops, UrlLoop } from '../../log/groups/loop-finder.ts';
import { shortUrl } from '../../model/url-identity.ts';
import { IconButton } from '../components/IconButton.tsx';
import { Text, Verbatim } from '../components/Text.tsx';
import { usePanel } from '../state/panel-context.ts';
import { useTranslator } from '../state/words/translator-context.ts';

/** The part of a URL's identity that the URL itself has: up to the first id. */
const searchable = (url: string): string => url.slice(0, url.indexOf('*') < 0 ? undefined : url.indexOf('*'));

/** Says over the list that a page reconnects in a loop, until the reader dismisses it. */
export function LoopStrip({ loops }: { loops: FoundLoops }) {
  const panel = usePanel();
  const { text } = useTranslator();
  /** The loops that were on display when the reader had read of them, by their URL and beginning. */
  const [dismissed, setDismissed] = useState<ReadonlyMap<string, number>>(new Map());
  const isNew = ({ url, since }: UrlLoop) => since > (dismissed.get(url) ?? Number.NEGATIVE_INFINITY);
  const [loop, ...more] = loops.current.filter(isNew);
  if (!loop) return null;
  const { selectedId } = panel.store.shown.value.selection;
  const show = () => {
    panel.list.value = 'closes';
    const filter = withTerm('', 'is:loop');
    panel.filter.value = more.length > 0 ? filter : withTerm(filter, `url:${quoted(searchable(loop.url))}`);
    selectedId.value = loop.rowIds.at(-1) ?? null;
  };
  // A loop whose oldest closes the log lets go seems to begin later; what is dismissed lasts to its present end.
  const dismiss = () => setDismissed(new Map(loops.current.map(({ url, until }) => [url, until])));
  const pace = {
    count: loop.count,
    span: { duration: loop.until - loop.since },
    every: { duration: loop.every },
  };
  return (
    <div class="strip loop" role="status" data-region="loop">
      <span class="loop-url">
        <b>
          <Text of="interface.loop.title" />
        </b>{' '}
        <span class="address excerpt" title={visible(loop.url)}>
          <Verbatim text={shortUrl(loop.url)} />
        </span>
      </span>
      <span class="loop-pace excerpt" title={text('interface.loop.text', pace)}>
        <Text of="interface.loop.text" values={pace} />
        <span class="since">
          {' · '}
          <Text of="interface.loop.since" values={{ since: { time: loop.since } }} />
        </span>
        {more.length > 0 && (
          <>
            {' · '}
            <Text of="interface.loop.more" values={{ count: more.length }} />
          </>
        )}
      </span>
      <button type="button" class="link" data-action="show-loop" onClick={show}>
        <Text of="interface.loop.show" />
      </button>
      <IconButton
        icon="close"
        name={text('interface.loop.dismiss')}
        action="dismiss-loop"
        onClick={dismiss}
      />
    </div>
  );
}
