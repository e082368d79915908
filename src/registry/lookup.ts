import { customMeaning } from './custom/custom-meaning.ts';
import type { CustomPack } from './custom/custom-pack-schema.ts';
import { entryOf, type Pack } from './pack.ts';
import { packMeaning, senderAtHand } from './pack-meaning.ts';
import { rangeMeaning, rangeMeanings } from './ranges.ts';
import {
  byStrength,
  packsForServer,
  recognise,
  recogniseCustom,
  type SocketTraits,
  traitsOf,
} from './recognise.ts';
import { standardMeaningOf, standardMeanings } from './standard/index.ts';
import type { Choice, LookupContext, Meaning } from './types.ts';

/** The packs to look in. */
export interface PackSet {
  readonly builtIn: readonly Pack[];
  readonly custom: readonly CustomPack[];
}

export const noPacks: PackSet = { builtIn: [], custom: [] };

interface Recognised<Kind> {
  readonly pack: Kind;
  readonly choice: Choice;
}

const byName = (left: { name: string }, right: { name: string }) =>
  left.name < right.name ? -1 : left.name > right.name ? 1 : 0;

/** The packs that the traits points to, strongest first; equal ones by name, so that the order of loading has no effect. */
function recognised<Kind extends { name: string }>(
  packs: readonly Kind[],
  reason: (pack: Kind, traits: SocketTraits) => Choice | null,
  traits: SocketTraits,
): readonly Recognised<Kind>[] {
  return packs
    .flatMap((pack) => {
      const choice = reason(pack, traits);
      return choice ? [{ pack, choice }] : [];
    })
    .toSorted((left, right) => byStrength(left.choice, right.choice) || byName(left.pack, right.pack));
}

function customAtHand(code: number, traits: SocketTraits, packs: PackSet): Meaning | undefined {
  for (const { pack, choice } of recognised(packs.custom, recogniseCustom, traits)) {
    const entry = pack.codes.find((one) => one.code === code);
    if (entry) return customMeaning(pack, entry, choice);
  }
  return undefined;
}

/** Built-in packs for this socket; where one is proven, the presumed ones are left out. */
function packsAtHand(traits: SocketTraits, packs: PackSet): readonly Recognised<Pack>[] {
  const found = recognised(packsForServer(packs.builtIn, traits), recognise, traits);
  const proven = found.filter(({ choice }) => choice.certainty === 'proven');
  return proven.length > 0 ? proven : found;
}

// RFC 6455 gives 1000 to 2999 their meaning for everybody: a vendor can only say what it uses them for.
const belongsToProtocol = (code: number) => code >= 1000 && code <= 2999;

/**
 * What a close code means. Total and pure: one answer for any number, with its source and why it was chosen.
 * A user's own pack comes first, then a built-in pack, each only on the socket's own traits; then the registered
 * meaning; then the range. A code that a client library only makes up is never chosen, since a socket's close event
 * cannot carry it. For 1000 to 1015 the meaning stays the protocol's, and the recognised vendor comes first among the known senders.
 */
export function lookup(code: number, context: LookupContext = {}, packs: PackSet = noPacks): Meaning {
  const traits = traitsOf(context);
  const custom = customAtHand(code, traits, packs);
  if (custom) return custom;
  const atHand = packsAtHand(traits, packs);
  const standard = standardMeaningOf(code);
  if (standard && belongsToProtocol(code)) {
    const senders = atHand.flatMap(({ pack, choice }) => senderAtHand(pack, code, choice) ?? []);
    return senders.length === 0
      ? standard
      : { ...standard, knownSenders: [...senders, ...standard.knownSenders] };
  }
  for (const { pack, choice } of atHand) {
    const entry = entryOf(pack, code);
    if (entry && !entry.invented) return packMeaning(pack, entry, code, choice);
  }
  return standard ?? rangeMeaning(code);
}

const unchosen: Choice = { basis: 'number', certainty: 'presumed', matched: '' };

/** What the number means elsewhere: every pack's meaning of it, without traits; the user's own first. */
export function candidates(code: number, packs: PackSet): readonly Meaning[] {
  const custom = packs.custom.toSorted(byName).flatMap((pack) => {
    const entry = pack.codes.find((one) => one.code === code);
    return entry ? [customMeaning(pack, entry, unchosen)] : [];
  });
  const builtIn = packs.builtIn.toSorted(byName).flatMap((pack) => {
    const entry = entryOf(pack, code);
    return entry ? [packMeaning(pack, entry, code, unchosen)] : [];
  });
  return [...custom, ...builtIn];
}

/** Every known meaning: registered codes, ranges, the user's own packs, built-in packs. */
export const allMeanings = (packs: PackSet): readonly Meaning[] => [
  ...standardMeanings,
  ...rangeMeanings,
  ...packs.custom.flatMap((pack) => pack.codes.map((entry) => customMeaning(pack, entry, unchosen))),
  ...packs.builtIn.flatMap((pack) =>
    pack.codes.map((entry) => packMeaning(pack, entry, entry.code, unchosen)),
  ),
];
