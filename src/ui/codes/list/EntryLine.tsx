import { visible } from '../../../i18n/index.ts';
import type { SearchTopic } from '../../../log/search/search-topics.ts';
import type { SearchEntry } from '../../../registry/code-search.ts';
import { Text } from '../../components/Text.tsx';
import { kindOf } from '../topics/topic-kind.ts';

/** A meaning on one line: number, name, its English name where that is another, and the pack it comes from. */
export function EntryLine({ number, name, englishName, meaning }: SearchEntry) {
  return (
    <>
      <span class="number">
        <bdi dir="ltr">{number}</bdi>
      </span>{' '}
      <span class="name">
        <bdi>{visible(name)}</bdi>
        <EnglishName text={englishName} />
      </span>
      {meaning.packName !== null && (
        <span class="pack">
          <bdi>{meaning.packName}</bdi>
        </span>
      )}
    </>
  );
}

/** A code's English name beside the translated one: it is what specifications and libraries call it. */
export function EnglishName({ text }: { text: string }) {
  if (text === '') return null;
  return (
    <>
      {' '}
      <bdi class="english" lang="en" dir="ltr">
        {text}
      </bdi>
    </>
  );
}

/** A cause, a proxy or a protocol on one line, with what kind of thing it is. */
export function TopicLine({ subject, name, englishName }: SearchTopic) {
  return (
    <>
      <span class="name">
        <bdi>{visible(name)}</bdi>
        <EnglishName text={englishName} />
      </span>
      <span class="pack">
        <Text of={kindOf(subject)} />
      </span>
    </>
  );
}
