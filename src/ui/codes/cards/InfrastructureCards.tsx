import type { Message } from '../../../../locales/messages.ts';
import { sourceLinks } from '../../../compare/source-links.ts';
import { isClock } from '../../../infrastructure/clocks.ts';
import type { Infrastructure, Paste, Timer } from '../../../infrastructure/types.ts';
import { Card } from '../../components/Card.tsx';
import { Text } from '../../components/Text.tsx';
import { useTranslator } from '../../state/words/translator-context.ts';
import { Sources } from './Sources.tsx';

const duration = (seconds: number) => ({ duration: seconds * 1_000 });

/** "60 s", or "100 s to 2 min". */
function limitOf(timer: Timer): Message {
  const key = `compare.search.timer.${timer.kind}` as const;
  const to = isClock(timer) ? timer.upTo : undefined;
  return {
    key,
    values: {
      time:
        to === undefined
          ? duration(timer.seconds)
          : { key: 'compare.search.band', values: { from: duration(timer.seconds), to: duration(to) } },
    },
  };
}

function settingOf({ setting }: Timer, product: string): Message {
  const values = { owner: { verbatim: product } };
  if (setting.change === 'support') return { key: 'infrastructure.fix.support', values };
  if (setting.change === 'none') return { key: 'infrastructure.fix.fixed', values };
  return setting.most === undefined
    ? { key: 'infrastructure.fix.raise', values }
    : { key: 'infrastructure.fix.raiseUpTo', values: { ...values, most: duration(setting.most) } };
}

const Code = ({ paste }: { paste: Paste }) => (
  <pre dir="ltr">
    <code>{paste.code}</code>
  </pre>
);

function Limit({ timer, product }: { timer: Timer; product: string }) {
  return (
    <li>
      <Text of={limitOf(timer)} />{' '}
      {timer.kind === 'idle' && (
        <>
          <Text of={`compare.search.counts.${timer.counts}`} />{' '}
        </>
      )}
      <Text of={{ key: 'compare.search.ends', values: { codes: { either: timer.ends.map(String) } } }} />{' '}
      <Text of={`compare.search.basis.${timer.basis}`} /> <Text of={settingOf(timer, product)} />
      {timer.setting.change === 'setting' && <Code paste={timer.setting.paste} />}
    </li>
  );
}

/** The addresses in notes about sources. */
const linksIn = (notes: readonly string[]) =>
  sourceLinks(notes.flatMap((note) => note.match(/https?:\/\/[^\s,;)]+/g) ?? []));

/** Limits of what stands between page and server, the setting of each, and how it refuses. */
export function InfrastructureCards({ entry }: { entry: Infrastructure }) {
  const { has, blank } = useTranslator();
  const { product, timers = [], refusals = [], configured, noTimer } = entry;
  const links = linksIn([
    ...timers.map(({ source }) => source),
    ...refusals.map(({ source }) => source),
    ...(noTimer === undefined ? [] : [noTimer]),
  ]);
  const meanings = [...new Set(refusals.map(({ meaning }) => meaning))].filter(has);
  return (
    <>
      <Card title={<Text of="compare.search.limits" />}>
        {timers.length > 0 ? (
          <ul>
            {timers.map((timer, index) => (
              // Timers of an entry never change places.
              <Limit key={index} timer={timer} product={product} />
            ))}
          </ul>
        ) : (
          <Text of="compare.search.noTimer" />
        )}
        {configured && (
          <>
            <p>
              <Text of="compare.search.configured" />
            </p>
            <Code paste={configured} />
          </>
        )}
      </Card>
      {meanings.length > 0 && (
        <Card title={<Text of="compare.search.refusals" />}>
          <ul>
            {meanings.map((meaning) => (
              <li key={meaning}>
                <Text of={blank(meaning)} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      {links.length > 0 && (
        <Card title={<Text of="compare.card.learnMore" />}>
          <Sources links={links} />
        </Card>
      )}
    </>
  );
}
