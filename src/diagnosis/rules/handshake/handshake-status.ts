import type { EndedSocket } from '../../../model/socket.ts';
import { answer, say, step } from '../../answer.ts';
import { proxyHeaders } from '../../commands/commands.ts';
import { originOf, tryHandshake } from '../../commands/handshake-commands.ts';
import { statusOf } from '../../evidence/browser-text.ts';
import { loggedRefusal, textKindOf } from '../../evidence/facts.ts';
import { backoff } from '../../snippets/page-snippets.ts';
import { allowOrigin } from '../../snippets/server-snippets.ts';
import { refusedHandshake } from '../../steps/refused-handshake.ts';
import { viteHmrStep } from '../../steps/shared-steps.ts';
import type { DiagnosisInput, FixStep, Rule } from '../../types.ts';

type Kind =
  | 'upgrade'
  | 'forbidden'
  | 'notFound'
  | 'rateLimit'
  | 'redirect'
  | 'ok'
  | 'gateway'
  | 'serverError'
  | 'other';

const exactly: Readonly<Record<number, Kind>> = {
  200: 'ok',
  400: 'upgrade',
  401: 'forbidden',
  403: 'forbidden',
  404: 'notFound',
  405: 'upgrade',
  410: 'notFound',
  426: 'upgrade',
  429: 'rateLimit',
  502: 'gateway',
  503: 'gateway',
  504: 'gateway',
};

/** What kind of trouble an HTTP status instead of 101 is. */
export function kindOfStatus(status: number): Kind {
  const known = exactly[status];
  if (known) return known;
  if (status >= 300 && status <= 399) return 'redirect';
  return status >= 500 && status <= 599 ? 'serverError' : 'other';
}

/** Step one where the server refuses: whom it should let in. */
function originStep(socket: EndedSocket): FixStep {
  const origin = originOf(socket);
  return origin === null
    ? step('causes.handshake-status.fix.origin', allowOrigin(origin))
    : step('causes.handshake-status.fix.originKnown', allowOrigin(origin), { origin: { verbatim: origin } });
}

/** Refusals that say that the answer was an ordinary page's: the upgrade was lost before it. */
const lostUpgrade: readonly string[] = [
  'infrastructure.refusal.upgradeLost',
  'infrastructure.refusal.express',
];

function fixFor(kind: Kind, socket: EndedSocket, found: readonly FixStep[]): readonly FixStep[] {
  const byHand = step('causes.handshake-status.fix.tryDirect', tryHandshake(socket));
  const headers = step('causes.handshake-status.fix.proxyHeaders', proxyHeaders);
  const path = step('causes.handshake-status.fix.path');
  const log = step('causes.handshake-status.fix.serverLog', undefined, { time: { time: socket.endedAt } });
  const closeInstead = step('causes.handshake-status.fix.closeInstead');
  switch (kind) {
    case 'upgrade':
      return [headers, byHand];
    case 'forbidden':
      return [originStep(socket), step('causes.handshake-status.fix.credentials'), byHand, closeInstead];
    case 'notFound':
      return found.some(({ text }) => lostUpgrade.includes(text.key))
        ? [headers, path, byHand]
        : [path, headers, byHand];
    case 'rateLimit':
      return [
        step('causes.handshake-status.fix.slowDown', backoff({ from: 0, to: 1_000, most: 60_000 })),
        closeInstead,
      ];
    case 'redirect':
      return [step('causes.handshake-status.fix.finalUrl'), path, byHand];
    case 'ok':
      return [path, headers, byHand];
    case 'gateway':
      return [step('causes.handshake-status.fix.backend'), headers, byHand];
    case 'serverError':
      return [log, byHand];
    case 'other':
      return [byHand, log];
  }
}

/** Statuses of something on the way that does not know of the upgrade, or sends it elsewhere. */
const isAboutTheWay = (kind: Kind): boolean =>
  kind === 'ok' || kind === 'upgrade' || kind === 'notFound' || kind === 'redirect' || kind === 'gateway';

/** 401 and 407 without a text of the browser belong to `handshake-auth`. */
const asksForCredentials = (status: number) => status === 401 || status === 407;

/** The status by the browser's text; without a text, by DevTools' network log (Firefox). */
function statusFor(input: DiagnosisInput): number | null {
  const { socket } = input;
  if (textKindOf(input) === 'handshake-status') return statusOf(socket.browserText?.text ?? '');
  const logged = loggedRefusal(input);
  return logged !== null && asksForCredentials(logged) ? null : logged;
}

/** An HTTP status instead of 101: the browser logs the number that the page may not see. */
export const rule: Rule = (input) => {
  const { socket } = input;
  const status = statusFor(input);
  if (status === null) return null;
  const kind = kindOfStatus(status);
  const { by, evidence, fix } = refusedHandshake(socket, kind === 'forbidden');
  const steps = fixFor(kind, socket, fix);
  const vite = viteHmrStep(input);
  return answer(input, {
    cause: 'handshake-status',
    confidence: 'certain',
    title: say('causes.handshake-status.title', { status }),
    subtitle: by ?? say(`causes.handshake-status.kind.${kind}`),
    evidence,
    fix: isAboutTheWay(kind) ? [...fix, ...vite, ...steps] : [...fix, ...steps, ...vite],
  });
};
