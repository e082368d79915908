import type { Message } from '../../../locales/messages.ts';
import { valuesOf } from '../../infrastructure/answer-headers.ts';
import { type RefusedBy, refusalOf } from '../../infrastructure/refusals.ts';
import type { EndedSocket } from '../../model/socket.ts';
import { proof, say, step } from '../answer.ts';
import type { Evidence, FixStep } from '../types.ts';

/** What the headers of both sides tell about a refused handshake. */
export interface RefusedHandshake {
  /** "refused by ...", only where the header is made by the refuser alone; else null. */
  readonly by: Message | null;
  readonly evidence: readonly Evidence[];
  /** What the refusal means at the one who made it, and what to do there. */
  readonly fix: readonly FixStep[];
}

function answerEvidence({ infrastructure, refusal, header }: RefusedBy): Evidence {
  const values = { owner: infrastructure.product, header: { verbatim: header } };
  return proof(
    'infrastructure.label.refusedBy',
    say(refusal.sure ? 'infrastructure.evidence.refused' : 'infrastructure.evidence.refusedPerhaps', values),
  );
}

/** What the request lacked or carried: cookies, and the Origin; nothing where its headers were not seen. */
function requestEvidence({ network }: EndedSocket): readonly Evidence[] {
  const headers = network?.handshake.requestHeaders ?? [];
  if (headers.length === 0) return [];
  const label = 'infrastructure.label.request' as const;
  const [origin] = valuesOf(headers, 'Origin');
  const cookies = valuesOf(headers, 'Cookie').length;
  return [
    ...(cookies === 0 ? [proof(label, say('infrastructure.evidence.noCookie'))] : []),
    ...(origin === undefined
      ? []
      : [proof(label, say('infrastructure.evidence.origin', { origin: { verbatim: origin } }))]),
  ];
}

/**
 * Who refused, and what the request carried, by the headers in DevTools' network log. Chromium's log has only the
 * request's of a refused handshake, Firefox's has both sides'. `asksWho`: the refusal may be about credentials or the Origin.
 */
export function refusedHandshake(socket: EndedSocket, asksWho: boolean): RefusedHandshake {
  const found = refusalOf(socket.url, socket.network?.handshake ?? null);
  return {
    by: found?.refusal.sure ? say('infrastructure.refusedBy', { owner: found.infrastructure.product }) : null,
    evidence: [...(found ? [answerEvidence(found)] : []), ...(asksWho ? requestEvidence(socket) : [])],
    fix: found ? [step(found.refusal.meaning)] : [],
  };
}
