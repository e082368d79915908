import type { MessageValue } from '../../../../locales/messages.ts';
import type { Words } from '../../../registry/index.ts';
import { visible } from '../../components/Text.tsx';

/** A name of the registry as a value for a message's placeholder. */
export const nameValue = (name: Words): MessageValue =>
  'key' in name ? { key: name.key } : visible(name.text);
