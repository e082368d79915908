import { visible } from '../../../i18n/index.ts';
import type { Words as RegistryWords } from '../../../registry/index.ts';
import { Text } from '../../components/Text.tsx';

/** Words of the registry: a message in the reader's language, or a user's own text, isolated and never markup. */
export function MeaningText({ of }: { of: RegistryWords }) {
  return 'key' in of ? <Text of={of.key} /> : <bdi>{visible(of.text)}</bdi>;
}
