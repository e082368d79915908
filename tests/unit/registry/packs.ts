import type { CustomPack } from '../../../src/registry/custom/custom-pack-schema.ts';
import type { Pack, Recognition } from '../../../src/registry/pack.ts';

const source = 'https://example.com/docs';

/** A built-in pack of one code, recognised by the given rules. */
export const packOf = (id: string, code: number, ...recognise: readonly Recognition[]): Pack => ({
  id,
  name: id,
  homepage: source,
  recognise: [...recognise],
  sentBy: 'server',
  codes: [{ code, name: `${id} ${code}`, topic: 'other', reconnect: 'depends', source }],
});

export const proven = (rule: Omit<Recognition, 'certainty' | 'basis'>): Recognition => ({
  ...rule,
  certainty: 'proven',
  basis: source,
});

export const presumed = (rule: Omit<Recognition, 'certainty' | 'basis'>): Recognition => ({
  ...rule,
  certainty: 'presumed',
  basis: 'habit',
});

/** A user's pack of one code. */
export const customOf = (name: string, code: number, match: CustomPack['match']): CustomPack => ({
  format: 'closeframe/pack',
  version: 1,
  name,
  match,
  codes: [{ code, name: `${name} ${code}` }],
});
