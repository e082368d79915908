import { useMemo } from 'preact/hooks';
import { createLoopFinder, type FoundLoops } from '../../log/groups/loop-finder.ts';
import type { Row } from '../../log/rows/row.ts';
import { useDeferred } from '../components/hooks/use-deferred.ts';

/** A log with more sockets than this is searched for loops later than it is listed; the lag is in milliseconds. */
const large = 500;
const lag = 300;

/** The reconnect loops of a log. */
export function useLoops(ended: readonly Row[], live: readonly Row[]): FoundLoops {
  const find = useMemo(createLoopFinder, []);
  const current = useMemo(() => [ended, live] as const, [ended, live]);
  const [endedThen, liveThen] = useDeferred(current, ended.length > large ? lag : 0);
  return useMemo(() => find([...endedThen, ...liveThen]), [find, endedThen, liveThen]);
}
