import type { Message } from '../../locales/messages.ts';
import type { Meaning } from '../registry/types.ts';
import { sentences } from './sentences.ts';
import { distinct, type Pair } from './sides.ts';

const maySend = ({ facts, clientInvented }: Meaning) => facts.onWire && !clientInvented;

/**
 * What else the sender should know: what to send instead of codes that nobody sends, or what `close()` of a page makes
 * of both (WHATWG WebSockets: 1000 and 3000 to 4999). Where it takes one and refuses the other, a key difference says so.
 */
function advice(pair: Pair): readonly Message[] {
  const meanings = distinct(pair);
  if (!meanings.some(maySend)) return [{ key: 'compare.sending.neither' }];
  const accepted = meanings.filter(({ facts }) => facts.pageMaySend).length;
  if (accepted === 0) return [{ key: 'compare.sending.none' }];
  return accepted === meanings.length ? [{ key: 'compare.sending.both', values: { count: accepted } }] : [];
}

/** As the sender: which to send; as the receiver: what to do on each. */
export const whenToUse = (pair: Pair) => ({
  sending: [...sentences('send', pair), ...advice(pair)],
  receiving: sentences('receive', pair),
});
