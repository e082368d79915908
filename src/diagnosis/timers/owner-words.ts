import type { MessageValue } from '../../../locales/messages.ts';
import { infrastructureOf } from '../../infrastructure/data/index.ts';
import type { Recognised } from '../../infrastructure/recognise-infrastructure.ts';
import type { Infrastructure, Paste, Timer } from '../../infrastructure/types.ts';
import { proof, say, step } from '../answer.ts';
import type { Evidence, FixStep } from '../types.ts';
import type { Candidate } from './candidates.ts';
import { tolerance } from './timer-end.ts';

/** Product names as a value: they stay as they are in every language. */
export const ownersValue = (owners: readonly Infrastructure[]): MessageValue => ({
  list: [...new Set(owners.map(({ product }) => product))],
});

/** Ids, each once. */
export const idsOf = (owners: readonly Infrastructure[]): readonly string[] => [
  ...new Set(owners.map(({ id }) => id)),
];

/** The one owner that the evidence leaves; null where it leaves several, or none. */
export const onlyOwner = (owners: readonly Candidate[]): Candidate | null => {
  const [first, ...others] = owners;
  return first && others.every(({ owner }) => owner === first.owner) ? first : null;
};

/** Who was recognised, and by what. */
export function recognisedEvidence(owners: readonly Candidate[]): readonly Evidence[] {
  const shown = new Map(owners.map((candidate) => [candidate.owner.id, candidate]));
  return [...shown.values()].flatMap(({ owner, recognised }) => {
    if (!recognised) return [];
    const { by } = recognised;
    const values = { owner: owner.product };
    if (by === 'host')
      return [proof('infrastructure.label.recognised', say('infrastructure.evidence.byHost', values))];
    if (by === 'earlier-answer')
      return [
        proof('infrastructure.label.recognised', say('infrastructure.evidence.byEarlierAnswer', values)),
      ];
    const named = { ...values, header: { verbatim: by } };
    return [proof('infrastructure.label.recognised', say('infrastructure.evidence.byHeader', named))];
  });
}

/** Several settings as one text, each under its owner's name. */
function together(settings: readonly (readonly [product: string, paste: Paste])[]): Paste | null {
  const parts = settings.map(([product, { code }]) => `# ${product}\n${code}`);
  return parts.length === 0 ? null : { language: 'text', code: parts.join('\n\n') };
}

/**
 * How to change this limit; `figure` in milliseconds, where one was measured. Where the owner was not `recognised`, nobody is told
 * to raise what may not be there.
 */
export function settingStep(
  owner: Infrastructure,
  { setting }: Timer,
  figure: number | null,
  recognised: boolean,
): FixStep {
  const values = { owner: owner.product };
  if (setting.change === 'none') return step('infrastructure.fix.fixed', undefined, values);
  if (setting.change === 'support') return step('infrastructure.fix.support', undefined, values);
  if (!recognised)
    return step('infrastructure.fix.raiseOneOf', together([[owner.product, setting.paste]]) ?? undefined);
  if (setting.most === undefined) return step('infrastructure.fix.raise', setting.paste, values);
  const most = { duration: setting.most * 1_000 };
  if (figure !== null && figure >= most.duration - tolerance)
    return step('infrastructure.fix.atMost', undefined, { ...values, most });
  return step('infrastructure.fix.raiseUpTo', setting.paste, { ...values, most });
}

/** Someone and a limit of theirs. */
interface OwnedTimer {
  readonly owner: Infrastructure;
  readonly timer: Timer;
}

const pasteOf = ({ timer }: OwnedTimer): readonly Paste[] =>
  timer.setting.change === 'setting' ? [timer.setting.paste] : [];

/** The settings of those limits that have one; null where none has. */
export const settingsOf = (owners: readonly OwnedTimer[]): Paste | null =>
  together(owners.flatMap((owner) => pasteOf(owner).map((paste) => [owner.owner.product, paste] as const)));

/** Where its idle limit is set; null where it has none, or nobody can change it. */
function idleSettingOf({ timers = [], configured }: Infrastructure): Paste | null {
  const idle = timers.find(({ kind }) => kind === 'idle')?.setting;
  return idle?.change === 'setting' ? idle.paste : (configured ?? null);
}

const idleSettings = (ids: readonly string[]): Paste | null =>
  together(
    ids.flatMap((id) => {
      const owner = infrastructureOf(id);
      const paste = owner && idleSettingOf(owner);
      return paste ? [[owner.product, paste] as const] : [];
    }),
  );

/** Where nobody is known for a figure: those that people most often find to have been it. */
const commonest = ['nginx', 'ingress-nginx', 'haproxy', 'apache-httpd', 'aws-alb', 'envoy'];

/**
 * Idle settings where nobody is known for the figure: of those proven to be on the way, who may have another figure set
 * than their default; else of the proxies and balancers that people meet most.
 */
export const likelySettings = (recognised: readonly Recognised[]): Paste | null =>
  idleSettings(recognised.filter(({ strength }) => strength === 'proof').map(({ id }) => id)) ??
  idleSettings(commonest);
