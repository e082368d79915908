import type { Pack } from '../pack.ts';

const source =
  'https://github.com/dotnet/aspnetcore/blob/05364a24129a57bd19f52f8354e8087fe9491226/src/SignalR/common/Http.Connections/src/Internal/Transports/WebSocketsServerTransport.cs';

export const pack: Pack = {
  id: 'signalr',
  name: 'ASP.NET Core SignalR',
  homepage: 'https://learn.microsoft.com/aspnet/core/signalr/',
  recognise: [
    { path: '/_blazor', certainty: 'presumed', basis: "Blazor Server's usual path" },
    {
      host: '*.service.signalr.net',
      path: '/client/',
      certainty: 'presumed',
      basis:
        "Azure SignalR Service's address (azure-docs, signalr-concept-internals); its server is Azure's own",
    },
  ],
  sentBy: 'server',
  codes: [
    { code: 1000, name: 'Finished', topic: 'finished', reconnect: 'depends', source },
    { code: 1011, name: 'InternalServerError', topic: 'server', reconnect: 'yes', source },
  ],
};
