import type { Words as RegistryWords } from '../../registry/index.ts';
import { visible, Words } from '../components/Words.tsx';

/** Words of the registry: a message in the reader's language, or a user's own text, isolated and never markup. */
export function MeaningWords({ of }: { of: RegistryWords }) {
  return 'key' in of ? <Words of={of.key} /> : <bdi>{visible(of.text)}</bdi>;
}
