import type { Pack } from '../pack.ts';

const source = 'https://www.npmjs.com/package/phoenix/v/1.8.16';

export const pack: Pack = {
  id: 'phoenix',
  name: 'Phoenix Channels',
  homepage: 'https://hexdocs.pm/phoenix',
  recognise: [
    { query: 'vsn=2.0.0', certainty: 'proven', basis: source },
    { path: '/socket/websocket', certainty: 'presumed', basis: "Phoenix's usual path" },
    { path: '/live/websocket', certainty: 'presumed', basis: "LiveView's usual path" },
    { path: '/realtime/v1/websocket', certainty: 'presumed', basis: "Supabase Realtime's usual path" },
  ],
  sentBy: 'client',
  codes: [{ code: 1000, name: 'heartbeat timeout', topic: 'timeout', reconnect: 'yes', source }],
};
