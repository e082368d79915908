import type { CauseRow } from './cause-row.ts';

export const applicationCauses = {
  'application-goodbye': {
    is: 'the application protocol said why in a message, or had announced the end; or a dev server on this machine, whose sockets end so, cut it when it stopped or restarted (Vite)',
    proof: 'the message, near enough to the end; the subprotocol, a loopback address and the cut',
    confidence:
      "certain for a message that ends the connection, received in a protocol that the subprotocol, or the address together with the first messages, proves, before a close frame; likely for the page's own goodbye, a cut, or an error that may pass; possible where an address or a subprotocol that others use too is all that speaks for the protocol, and the close says nothing; where only the form of the message does, it is mentioned as evidence of another cause",
    source: 'docs/protocols.md',
  },
  'heartbeat-missed': {
    is: 'a heartbeat stayed away or went unanswered; says whose',
    proof: 'the times of the last ping and its answer, against the interval and patience of this connection',
    confidence: "likely with announced numbers that fit; possible with a library's defaults",
    source: 'docs/protocols.md',
  },
} as const satisfies Record<string, CauseRow>;
