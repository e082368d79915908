import { Text } from '../../components/Text.tsx';

/** Shows secrets in the place of their dots, and hides them again. */
export const SecretsButton = ({ open, onPress }: { open: boolean; onPress: () => void }) => (
  <button type="button" class="button subtle" aria-pressed={open} onClick={onPress}>
    <Text of={open ? 'detail.handshake.hide' : 'detail.handshake.show'} />
  </button>
);
