import { textAt } from '../reading/json-value.ts';
import { saidWhere, typeOf } from '../reading/shorthand.ts';
import { words } from '../reading/signs.ts';
import type { Protocol } from '../types.ts';

export const azureWebPubSub: Protocol = {
  id: 'azure-webpubsub',
  name: 'Azure Web PubSub',
  identity: { subprotocols: ['json.webpubsub.azure.v1', 'json.reliable.webpubsub.azure.v1'] },
  signs: { goodbye: words('disconnected') },
  reads: (view) =>
    view.direction === 'received' &&
    typeOf(view) === 'system' &&
    textAt(view.json, 'event') === 'disconnected'
      ? {
          id: 'azure-webpubsub/disconnected',
          meaning: 'serverEnded',
          fix: ['readMessage', 'renew'],
          ...saidWhere(textAt(view.json, 'message')),
        }
      : null,
  sources: [
    'https://github.com/Azure/azure-webpubsub/blob/94a4d9f2/protocols/client/client-spec.md',
    'https://github.com/Azure/azure-sdk-for-js/blob/351b295c/sdk/web-pubsub/web-pubsub-client/src/protocols/jsonProtocolBase.ts',
  ],
};
