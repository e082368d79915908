import type { CauseRow } from './cause-row.ts';

export const applicationCauses = {
  'application-goodbye': {
    is: 'the application protocol said why in a message, or had announced the end; or a dev server on this machine, whose sockets end so, cut it when it stopped or restarted (Vite); or nothing was said, and its server is known to end connections so: Phoenix with 1001 (older versions with 1000), Socket.IO with 1005 in the midst of a session, a GraphQL server that speaks another subprotocol with 1002',
    proof:
      'the message, near enough to the end; the subprotocol, a loopback address and the cut; the code, and that no goodbye came',
    confidence:
      "certain for a message that ends the connection, received in a protocol that the subprotocol, or the address together with the first messages, proves, before a close frame whose code leaves room for it (1000, 1001, 1005, 1008, 1011, 1013, or the goodbye's own), where the page did not call `close()` itself more than a second later; likely for the page's own goodbye, a cut, an end that was announced before, or an error that may pass; possible where nothing was said, and where an address or a subprotocol that others use too is all that speaks for the protocol, and the close says nothing; where only the form of the message does, or the close code has a reason of its own, it is mentioned as evidence of another cause",
    source: 'docs/protocols.md',
  },
  'heartbeat-missed': {
    is: 'a heartbeat stayed away or went unanswered; says whose',
    proof: 'the times of the last ping and its answer, against the interval and patience of this connection',
    confidence:
      "likely with announced numbers that fit; possible with announced ones that fit less well, or with a library's defaults that fit, after what the code, the clock and the neighbours tell; none where messages of the silent side are not known, the clocks of page and log cannot be compared, the server gives a reason, or a connection was cut while the page waited",
    source: 'docs/protocols.md',
  },
} as const satisfies Record<string, CauseRow>;
