import type { KnownSender, Words } from '../../registry/types.ts';
import { step } from '../answer.ts';
import { arrivedClose, pageCallOf } from '../evidence/facts.ts';
import type { DiagnosisInput, FixStep } from '../types.ts';

/** A step of a meaning's own; that of a team's pack is literal text, shown letter by letter. */
export const stepOf = (words: Words): FixStep =>
  'key' in words
    ? step(words.key)
    : step('causes.application.fix.own', undefined, { step: { verbatim: words.text } });

/**
 * The vendor that sent this code of the protocol, where the socket proves who it is; null where the page closed, and for
 * 1000, with which everybody ends a connection.
 */
export function vendorAtHand({ socket, meaning }: DiagnosisInput): KnownSender | null {
  const code = arrivedClose(socket)?.code;
  if (meaning?.kind !== 'standard' || code !== meaning.code || code === 1000 || pageCallOf(socket))
    return null;
  const [first] = meaning.knownSenders;
  return first?.atHand?.certainty === 'proven' ? first : null;
}

/** What that vendor's own code asks for, before what its number asks for everywhere. */
export const vendorSteps = (input: DiagnosisInput): readonly FixStep[] =>
  (vendorAtHand(input)?.fixes ?? []).map(stepOf);
