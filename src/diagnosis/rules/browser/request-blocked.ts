import type { Message } from '../../../../locales/messages.ts';
import { answer, say, step } from '../../answer.ts';
import { textKindOf } from '../../evidence/facts.ts';
import type { FixStep, Rule } from '../../types.ts';

interface Blocker {
  readonly subtitle: Message | null;
  readonly fix: readonly FixStep[];
}

const extension: Blocker = {
  subtitle: say('causes.request-blocked.subtitleExtension'),
  fix: [step('causes.request-blocked.fix.extension')],
};
const policy: Blocker = {
  subtitle: say('causes.request-blocked.subtitlePolicy'),
  fix: [step('causes.request-blocked.fix.policy')],
};
const localNetwork: Blocker = {
  subtitle: say('causes.request-blocked.subtitleLocalNetwork'),
  fix: [step('causes.request-blocked.fix.localNetwork')],
};
/** Firefox asks and remembers in its own way. */
const localNetworkInFirefox: Blocker = {
  ...localNetwork,
  fix: [step('causes.request-blocked.fix.localNetworkFirefox')],
};
const firewall: Blocker = {
  subtitle: say('causes.request-blocked.subtitleFirewall'),
  fix: [step('causes.request-blocked.fix.firewall')],
};
const unnamed: Blocker = { subtitle: null, fix: [...extension.fix, ...policy.fix] };

function blockerIn(text: string): Blocker {
  if (text.includes('BLOCKED_BY_CLIENT')) return extension;
  if (text.includes('BLOCKED_BY_ADMINISTRATOR')) return policy;
  if (text.startsWith('NS_ERROR_LOCAL_NETWORK')) return localNetworkInFirefox;
  if (text.includes('NETWORK_ACCESS_CHECKS')) return localNetwork;
  return text.includes('NETWORK_ACCESS_DENIED') ? firewall : unnamed;
}

/** The browser gave the handshake up (ERR_ABORTED, Chromium websocket_stream.cc); it does not say for whom. */
const canceled: Rule = (input) =>
  answer(input, {
    cause: 'request-blocked',
    confidence: 'possible',
    title: say('causes.request-blocked.titleCanceled'),
    explanation: say('causes.request-blocked.explanationCanceled'),
    toSettle: say('causes.settle.extensions'),
    fix: unnamed.fix,
  });

/** Something in the browser or on the machine stopped the request: the error's name says which kind. */
export const rule: Rule = (input) => {
  const kind = textKindOf(input);
  if (kind === 'handshake-canceled') return canceled(input);
  if (kind !== 'request-blocked') return null;
  const blocker = blockerIn(input.socket.browserText?.text ?? '');
  return answer(input, {
    cause: 'request-blocked',
    confidence: 'certain',
    subtitle: blocker.subtitle,
    serverLog: say('causes.serverLog.neverArrived'),
    fix: blocker.fix,
  });
};
