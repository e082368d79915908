import type { Pack } from '../pack.ts';

const source = 'https://github.com/rails/rails/blob/2a2db1e8/actioncable/lib/action_cable.rb';

export const pack: Pack = {
  id: 'action-cable',
  name: 'Rails Action Cable',
  homepage: 'https://guides.rubyonrails.org/action_cable_overview.html',
  recognise: [
    { subprotocol: 'actioncable-v1-json', certainty: 'proven', basis: source },
    { path: '/cable', certainty: 'presumed', basis: "Action Cable's default path" },
  ],
  sentBy: 'server',
  codes: [
    {
      code: 1000,
      name: 'Disconnected',
      topic: 'other',
      reconnect: 'depends',
      source:
        'https://github.com/rails/rails/blob/08916dc768c775b8087dd8b149f94949009167a5/actioncable/lib/action_cable/connection/client_socket.rb',
    },
  ],
};
