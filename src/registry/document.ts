import { factsChecked } from './facts-checked.ts';
import type { Pack } from './pack.ts';
import { packMeaning } from './pack-meaning.ts';
import { rangeMeanings } from './ranges.ts';
import { standardMeanings } from './standard/index.ts';
import type { Meaning, Words } from './types.ts';

/** The registry as one document for other programs, in the words of one language. */
export function registryDocument(
  packs: readonly Pack[],
  release: string,
  speak: (words: Words) => string,
): object {
  const plain = (meaning: Meaning) => ({
    code: meaning.code,
    ...(meaning.span ? { through: meaning.span.to } : {}),
    name: speak(meaning.name),
    description: speak(meaning.description),
    whenSeen: speak(meaning.whenSeen),
    fix: meaning.fixes.map(speak),
    ...(meaning.quirks.length > 0 ? { quirks: meaning.quirks.map(speak) } : {}),
    reconnect: { advice: meaning.facts.reconnect, note: speak(meaning.reconnectNote) },
    facts: {
      onWire: meaning.facts.onWire,
      sender: meaning.facts.sender,
      pageMaySend: meaning.facts.pageMaySend,
      pageSees: meaning.facts.pageSees,
      ...pageSeesIn(meaning),
      wasClean: meaning.facts.wasClean,
      phase: meaning.facts.phase,
    },
    ...(meaning.clientInvented ? { clientInvented: true } : {}),
    reference: meaning.reference,
    sources: meaning.sources,
  });
  const withSenders = (meaning: Meaning) => ({
    ...plain(meaning),
    knownSenders: meaning.knownSenders.map(({ name, when, source }) => ({ name, when: speak(when), source })),
  });
  return {
    $schema: './registry.schema.json',
    format: 'closeframe/registry',
    version: 1,
    release,
    checked: factsChecked,
    language: 'en',
    codes: standardMeanings.map(withSenders),
    ranges: rangeMeanings.map(plain),
    packs: packs.map((pack) => ({
      id: pack.id,
      name: pack.name,
      homepage: pack.homepage,
      recognise: pack.recognise,
      codes: pack.codes.map((entry) =>
        plain(packMeaning(pack, entry, entry.code, { basis: 'number', certainty: 'presumed', matched: '' })),
      ),
    })),
  };
}

/** What a page gets in each browser, where it is not the code itself in all of them (measured, docs/browsers.md). */
function pageSeesIn({ code, facts }: Meaning): object {
  return facts.pageSees === null ? {} : { pageSeesIn: { chromium: facts.pageSees, firefox: code } };
}
