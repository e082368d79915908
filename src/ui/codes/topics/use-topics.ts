import { useEffect, useMemo, useState } from 'preact/hooks';
import type { FoundTopic, SearchTopic } from '../../../log/search/search-topics.ts';
import { useTranslator } from '../../state/words/translator-context.ts';
import { useEnglishTranslator } from '../list/use-entries.ts';

type SearchCode = typeof import('../../../log/search/search-topics.ts');

/** Causes, proxies and protocols that a query finds; their data is loaded with the first query, so nothing for a moment. */
export function useFoundTopics(query: string): readonly FoundTopic[] {
  const translator = useTranslator();
  const english = useEnglishTranslator();
  const [code, setCode] = useState<SearchCode | null>(null);
  const wanted = query.trim() !== '';
  useEffect(() => {
    if (!wanted || code) return;
    let waiting = true;
    import('../../../log/search/search-topics.ts').then(
      (loaded) => waiting && setCode(loaded),
      // Topics come on top: codes are found without them.
      () => undefined,
    );
    return () => {
      waiting = false;
    };
  }, [wanted, code]);
  const topics = useMemo<readonly SearchTopic[]>(() => {
    // The reference page loads these words after its first paint.
    if (!code || !translator.has('causes.dns.title') || !translator.has('infrastructure.fix.raise'))
      return [];
    return code.topicsIn(english ? [translator, english] : [translator]);
  }, [code, translator, english]);
  return useMemo(() => code?.searchTopics(topics, query) ?? [], [code, topics, query]);
}
