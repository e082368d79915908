import { type CauseId, causeIds } from '../../diagnosis/types.ts';
import { isClock } from '../../infrastructure/clocks.ts';
import { allInfrastructure } from '../../infrastructure/data/index.ts';
import type { Infrastructure } from '../../infrastructure/types.ts';
import { allProtocols } from '../../protocols/all-protocols.ts';
import type { Protocol } from '../../protocols/types.ts';
import { fold, holdsWord, tellingWords } from '../../registry/code-search.ts';
import { withoutIsolates } from '../without-isolates.ts';
import { causeOfError } from './pasted-error.ts';
import {
  causeMessages,
  causeTerms,
  figuresOf,
  infrastructureTerms,
  protocolNames,
  type TopicSpeaker,
} from './topic-texts.ts';

/** What is known besides codes. */
export type TopicSubject =
  | { readonly kind: 'cause'; readonly id: CauseId }
  | { readonly kind: 'infrastructure'; readonly id: string; readonly entry: Infrastructure }
  | { readonly kind: 'protocol'; readonly id: string; readonly protocol: Protocol };

/** One of them in the reader's language, folded for searching. */
export interface SearchTopic {
  readonly subject: TopicSubject;
  /** Unique among topics, and no key of a code. */
  readonly key: string;
  readonly name: string;
  /** The name in English; '' where it is the same. */
  readonly englishName: string;
  readonly foldedNames: string;
  readonly foldedTerms: string;
  readonly foldedText: string;
  /** Spans of seconds in which its timers end a connection. */
  readonly spans: readonly (readonly [from: number, to: number])[];
}

function causeTopic(id: CauseId, speakers: readonly TopicSpeaker[]): readonly SearchTopic[] {
  const said = speakers.map((speaker) => {
    const messages = causeMessages(id, speaker);
    const say = (message: Parameters<TopicSpeaker['text']>[0]) => withoutIsolates(speaker.text(message));
    const words: string = `compare.search.words.${id}`;
    return {
      words: speaker.has(words) ? speaker.text(words) : '',
      name: messages ? say(messages.title) : '',
      text: messages ? [messages.explanation, ...messages.fixes].map(say).join('\n') : '',
    };
  });
  const name = said[0]?.name ?? '';
  if (name === '') return [];
  const english = said[1]?.name ?? '';
  return [
    {
      subject: { kind: 'cause', id },
      key: `cause ${id}`,
      name,
      englishName: english === name ? '' : english,
      foldedNames: fold([...said.map((each) => each.name), id.replaceAll('-', ' ')].join('\n')),
      foldedTerms: fold([id, causeTerms[id] ?? '', ...said.map(({ words }) => words)].join('\n')),
      foldedText: fold(said.map(({ text }) => text).join('\n')),
      spans: [],
    },
  ];
}

function infrastructureTopic(entry: Infrastructure, speakers: readonly TopicSpeaker[]): SearchTopic {
  const { id, product, timers = [], refusals = [] } = entry;
  const texts = speakers.flatMap((speaker) => [
    ...refusals.map(({ meaning }) =>
      speaker.has(meaning) ? withoutIsolates(speaker.text(speaker.blank(meaning))) : '',
    ),
    ...timers.flatMap(figuresOf).map((seconds) => speaker.formats.duration(seconds * 1_000)),
  ]);
  return {
    subject: { kind: 'infrastructure', id, entry },
    key: `infrastructure ${id}`,
    name: product,
    englishName: '',
    foldedNames: fold(product),
    foldedTerms: fold(infrastructureTerms(entry)),
    foldedText: fold(texts.join('\n')),
    spans: timers.flatMap((timer) => {
      const band = isClock(timer) ? (timer.upTo ?? timer.seconds) : timer.seconds;
      const also = isClock(timer) ? (timer.also ?? []) : [];
      return [[timer.seconds, band] as const, ...also.map((seconds) => [seconds, seconds] as const)];
    }),
  };
}

const protocolTopic = (protocol: Protocol): SearchTopic => ({
  subject: { kind: 'protocol', id: protocol.id, protocol },
  key: `protocol ${protocol.id}`,
  name: protocol.name,
  englishName: '',
  foldedNames: fold([protocol.name, protocolNames[protocol.id] ?? ''].join('\n')),
  foldedTerms: fold(
    [protocol.id, ...(protocol.identity.subprotocols ?? []), ...(protocol.identity.hosts ?? [])].join('\n'),
  ),
  foldedText: '',
  spans: [],
});

/** Every cause, everything that stands between page and server, and every application protocol; `speakers`: the reader's language, then English. */
export const topicsIn = (speakers: readonly TopicSpeaker[]): readonly SearchTopic[] => [
  ...causeIds.flatMap((id) => causeTopic(id, speakers)),
  ...allInfrastructure.map((entry) => infrastructureTopic(entry, speakers)),
  ...allProtocols.map(protocolTopic),
];

/** Units of time as our languages write and shorten them, in seconds. Folded. */
const units: readonly (readonly [names: readonly string[], seconds: number])[] = [
  [
    [
      '',
      's',
      'sec',
      'secs',
      'second',
      'seconds',
      'seg',
      'segundo',
      'segundos',
      'seconde',
      'secondes',
      '秒',
      'ث',
      'ثانية',
      'ثوان',
    ],
    1,
  ],
  [['m', 'min', 'mins', 'minute', 'minutes', 'minuto', 'minutos', '分', '分钟', 'د', 'دقيقة', 'دقائق'], 60],
  [
    ['h', 'hr', 'hour', 'hours', 'hora', 'horas', 'heure', 'heures', '小时', '时', 'س', 'ساعة', 'ساعات'],
    3_600,
  ],
];

/** The seconds that a query asks for: '60', '60 s', '1 min', '1 小时'; null for any other. */
export function secondsIn(query: string): number | null {
  const [, number, unit = ''] = /^(\d{1,6})\s*(\p{L}*)$/u.exec(fold(query.trim())) ?? [];
  const known = units.find(([names]) => names.some((name) => fold(name) === unit));
  return number === undefined || !known ? null : Number(number) * known[1];
}

interface AskedTime {
  readonly seconds: number;
  /** Whether no unit stands beside the number. */
  readonly isBare: boolean;
}

/** A topic that was found; the smaller the rank, the better. */
export interface FoundTopic {
  readonly topic: SearchTopic;
  /** 0: a name begins so, a timer has this figure, or it is the cause of this error; 1: a name holds it; 2: a term does; 3: the text does. */
  readonly rank: 0 | 1 | 2 | 3;
}

/** A number with its unit means a time, and a band holds it; a bare one may be a status as well, and means a figure itself. */
const hasFigure = ({ spans }: SearchTopic, { seconds, isBare }: AskedTime) =>
  spans.some(([from, to]) =>
    isBare ? seconds === from || seconds === to : from <= seconds && seconds <= to,
  );

function rankOf(topic: SearchTopic, query: string, time: AskedTime | null): FoundTopic['rank'] | null {
  if (time !== null && hasFigure(topic, time)) return 0;
  const words = tellingWords(query);
  const every = (text: string) => words.every((word) => holdsWord(text, word));
  if (topic.foldedNames.split('\n').some((name) => name.startsWith(query))) return 0;
  if (every(topic.foldedNames)) return 1;
  if (every(topic.foldedTerms)) return 2;
  return every(`${topic.foldedNames}\n${topic.foldedTerms}\n${topic.foldedText}`) ? 3 : null;
}

/** The topics that a query finds, best first; none for an empty one. */
export function searchTopics(topics: readonly SearchTopic[], query: string): readonly FoundTopic[] {
  const folded = fold(query.trim());
  if (folded === '') return [];
  const seconds = secondsIn(query);
  const time = seconds === null ? null : { seconds, isBare: /^\d+$/.test(folded) };
  const error = causeOfError(query);
  return topics
    .flatMap((topic): readonly FoundTopic[] => {
      const isError = topic.subject.kind === 'cause' && topic.subject.id === error;
      const rank = isError ? 0 : rankOf(topic, folded, time);
      return rank === null ? [] : [{ topic, rank }];
    })
    .toSorted((left, right) => left.rank - right.rank);
}
