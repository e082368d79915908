import type { Pack } from '../pack.ts';

const source = 'https://learn.microsoft.com/azure/azure-web-pubsub/reference-json-webpubsub-subprotocol';

export const pack: Pack = {
  id: 'azure-web-pubsub',
  name: 'Azure Web PubSub',
  homepage: 'https://learn.microsoft.com/azure/azure-web-pubsub/',
  recognise: [
    { subprotocol: 'json.webpubsub.azure.v1', certainty: 'proven', basis: source },
    {
      subprotocol: 'json.reliable.webpubsub.azure.v1',
      certainty: 'proven',
      basis:
        'https://learn.microsoft.com/azure/azure-web-pubsub/reference-json-reliable-webpubsub-subprotocol',
    },
    { host: '*.webpubsub.azure.com', path: '/client/hubs/*', certainty: 'proven', basis: source },
  ],
  sentBy: 'server',
  hosted: true,
  codes: [
    {
      code: 1008,
      name: 'Connection not recoverable',
      topic: 'session',
      reconnect: 'yes',
      source: 'https://www.npmjs.com/package/@azure/web-pubsub-client/v/1.0.4',
    },
  ],
};
