import type { Message } from '../../locales/messages.ts';
import type { Meaning } from '../registry/types.ts';
import { browserShows } from './browser.ts';
import { keyDifferences } from './differences.ts';
import { factRows } from './fact-rows.ts';
import { sentences } from './sentences.ts';
import { fullLabel, isSame, label, type Pair, sharesNumber } from './sides.ts';
import { learnMore } from './source-links.ts';
import type { Comparison } from './types.ts';
import { whenToUse } from './when-to-use.ts';

function titleOf(pair: Pair): Message {
  const left = fullLabel(pair.left);
  return isSame(pair)
    ? { key: 'compare.title.one', values: { left } }
    : { key: 'compare.title.two', values: { left, right: fullLabel(pair.right) } };
}

function relationOf(pair: Pair): Message | null {
  const { left, right } = pair;
  if (isSame(pair)) return null;
  if (sharesNumber(pair)) return { key: 'compare.relation.sameNumber' };
  if (left.kind === 'standard' && right.kind === 'standard') return { key: 'compare.relation.standards' };
  return left.packName !== null && left.packName === right.packName && left.source === right.source
    ? { key: 'compare.relation.samePack', values: { pack: left.packName } }
    : null;
}

function alikeOf(pair: Pair, differences: number): Message | null {
  if (isSame(pair)) return { key: 'compare.alike.same', values: { closeCode: label(pair.left, pair) } };
  return differences === 0 ? { key: 'compare.alike.range' } : null;
}

/**
 * Compares two meanings: the sections of the reference pages, made from facts. Pure; the same two meanings the other
 * way round give the same differences with the sides exchanged.
 */
export function compare(left: Meaning, right: Meaning): Comparison {
  const pair = { left, right };
  const relation = relationOf(pair);
  const differences = keyDifferences(pair);
  return {
    left,
    right,
    title: titleOf(pair),
    summary: [...(relation ? [relation] : []), ...sentences('says', pair)],
    facts: factRows(pair),
    differences,
    alike: alikeOf(pair, differences.length),
    whenToUse: whenToUse(pair),
    browserShows: browserShows(pair),
    learnMore: learnMore(pair),
  };
}
