import type { MessageValue } from '../../../../locales/messages.ts';
import { visible } from '../../../i18n/index.ts';
import type { Words } from '../../../registry/index.ts';

/** A name of the registry as a value for a message's placeholder. */
export const nameValue = (name: Words): MessageValue =>
  'key' in name ? { key: name.key } : visible(name.text);
