import type { Message } from '../../../locales/messages.ts';
import { Text } from '../components/Text.tsx';

/** How often a number was seen in a log. */
export interface Seen {
  /** As the page's own `event.code`. */
  readonly count: number;
  /** As what stood behind another code: a diagnosis says that it was meant. */
  readonly behind: number;
  /** The last row that had it, in either way. */
  readonly lastId: string | null;
}

function sentenceFor(closeCode: number, { count, behind }: Seen): Message {
  if (behind === 0) return { key: 'compare.seen.count', values: { closeCode, count } };
  return count === 0
    ? { key: 'compare.seen.behind', values: { closeCode, count: behind } }
    : { key: 'compare.seen.both', values: { closeCode, count, behind } };
}

/** How often each code was seen in this log, and a way to the last of each. */
export function SeenLine({
  codes,
  seen,
  onShow,
}: {
  codes: readonly number[];
  seen: (code: number) => Seen;
  onShow?: ((id: string) => void) | undefined;
}) {
  return (
    <ul class="seen">
      {codes.map((code) => {
        const found = seen(code);
        const { lastId } = found;
        return (
          <li key={code}>
            <Text of={sentenceFor(code, found)} />
            {lastId !== null && onShow && (
              <>
                {' '}
                <button type="button" class="link" onClick={() => onShow(lastId)}>
                  <Text of={{ key: 'compare.seen.last', values: { closeCode: code } }} />
                </button>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
