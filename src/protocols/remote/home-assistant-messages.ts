import { textAt } from '../reading/json-value.ts';
import { saidWhere } from '../reading/shorthand.ts';
import { words } from '../reading/signs.ts';
import type { Protocol } from '../types.ts';

export const homeAssistant: Protocol = {
  id: 'home-assistant',
  name: 'Home Assistant',
  identity: {
    paths: ['*/api/websocket'],
    opens: ({ direction, json }) => direction === 'received' && textAt(json, 'type') === 'auth_required',
  },
  signs: { ping: words('ping'), pong: words('pong'), goodbye: words('auth_invalid') },
  reads: ({ direction, json }) => {
    if (direction === 'sent' || textAt(json, 'type') !== 'auth_invalid') return null;
    const said = textAt(json, 'message');
    return {
      id: 'home-assistant/auth-invalid',
      meaning: 'refusedAuth',
      fix: ['login'],
      ...saidWhere(said),
    };
  },
  sources: [
    'https://github.com/home-assistant/developers.home-assistant/blob/186ad063/docs/api/websocket.md',
  ],
};
