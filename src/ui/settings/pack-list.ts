import { type CustomPack, customPackLimits } from '../../registry/index.ts';

/** The packs with others added: one of the same name is replaced in its place. Null where there would be too many. */
export function withPacks(
  packs: readonly CustomPack[],
  added: readonly CustomPack[],
): { readonly packs: readonly CustomPack[]; readonly replaced: number } | null {
  const next = [...packs];
  let replaced = 0;
  for (const pack of added) {
    const place = next.findIndex(({ name }) => name === pack.name);
    if (place < 0) next.push(pack);
    else {
      next[place] = pack;
      replaced += 1;
    }
  }
  return next.length > customPackLimits.packs ? null : { packs: next, replaced };
}

/** 'closeframe-pack-team-a.json'. */
export function packFileName(packs: readonly CustomPack[]): string {
  const name = packs.length === 1 ? (packs[0]?.name ?? '') : '';
  const slug = name
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
  return slug === '' ? 'closeframe-packs.json' : `closeframe-pack-${slug}.json`;
}

/** What a pack is for, as patterns one after another. */
export const patternsOf = ({ match }: CustomPack): string[] => [
  ...(match.subprotocols ?? []),
  ...(match.hosts ?? []),
  ...(match.paths ?? []),
];
