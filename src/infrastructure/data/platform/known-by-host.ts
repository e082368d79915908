import type { HostMark, Infrastructure } from '../../types.ts';

const platform = (id: string, product: string, ...patterns: HostMark['pattern'][]): Infrastructure => ({
  id,
  product,
  kind: 'platform',
  hosts: patterns.map((pattern) => ({ pattern, strength: 'proof' })),
  read: '2026-11',
});

/** Platforms of which nothing but their hosts could be verified: nobody else's balancer or CDN stands before those. */
export const platformsKnownByHost: readonly Infrastructure[] = [
  platform('azure-container-apps', 'Azure Container Apps', '*.azurecontainerapps.io'),
  platform('azure-signalr-service', 'Azure SignalR Service', '*.service.signalr.net'),
  platform('azure-web-pubsub', 'Azure Web PubSub', '*.webpubsub.azure.com'),
  platform('gcp-app-engine', 'Google App Engine', '*.appspot.com'),
  platform('netlify', 'Netlify', '*.netlify.app', '*.netlify.com'),
  platform('koyeb', 'Koyeb', '*.koyeb.app'),
];
