import type { MessageKey } from '../../../../locales/messages.ts';
import type { TopicSubject } from '../../../log/search/search-topics.ts';

/** What kind of thing it is, in a word: "Cause", "Load balancer". */
export const kindOf = (subject: TopicSubject): MessageKey =>
  `compare.search.kind.${subject.kind === 'infrastructure' ? subject.entry.kind : subject.kind}`;
