import { type CustomPack, customPackLimits } from '../../registry/index.ts';
import { recogniseCustom, traitsOf } from '../../registry/recognise.ts';
import { newPack, type PackDraft, type PackDrafts } from '../state/packs/pack-drafts.ts';
import { draftOf, emptyCode, emptyDraft, withLine } from './draft.ts';

/** A close whose code is to get a name. Reason, host and subprotocol are others' words, or ''. */
export interface CodeToName {
  readonly code: string;
  readonly reason: string;
  readonly host: string;
  readonly subprotocol: string;
}

/** Reads '#/settings?name=4102&reason=kicked&host=chat.example.com&subprotocol=chat.v1'; null where no code is to be named. */
export function codeToName(hash: string): CodeToName | null {
  const question = hash.indexOf('?');
  if (!hash.startsWith('#/settings') || question < 0) return null;
  const query = new URLSearchParams(hash.slice(question));
  const code = query.get('name') ?? '';
  if (!/^\d{1,5}$/.test(code)) return null;
  const word = (name: string) => (query.get(name) ?? '').slice(0, customPackLimits.pattern);
  return {
    code,
    reason: (query.get('reason') ?? '').slice(0, customPackLimits.name),
    host: word('host'),
    subprotocol: word('subprotocol'),
  };
}

const withCode = (draft: PackDraft, code: string, name: string): PackDraft => {
  if (draft.codes.some((line) => line.code === code)) return draft;
  const written = draft.codes.filter((line) => line.code !== '' || line.name !== '');
  return { ...draft, codes: withLine(written, { code, name, suggested: true }) };
};

const withWord = (list: string, word: string): string =>
  word === '' || list.split(/[\s,]+/).includes(word) ? list : [list, word].filter(Boolean).join(', ');

/**
 * Opens the form with a line for the code, with the reason it came with for a name: in the user's own pack that holds for such a socket, else in a new one for its
 * host and subprotocol. A draft that is there already gets the line; nothing that was typed is lost.
 */
export function nameCode(
  { code, reason, host, subprotocol }: CodeToName,
  packs: readonly CustomPack[],
  { kept, open }: PackDrafts,
): void {
  const evidence = traitsOf({ url: `wss://${host}/`, protocol: subprotocol });
  const own = packs.find((pack) => recogniseCustom(pack, evidence));
  const key = own?.name ?? newPack;
  const draft = kept.value.get(key) ?? (own ? draftOf(own) : null);
  const next: PackDraft = draft
    ? withCode(draft, code, reason)
    : {
        ...emptyDraft,
        name: (host.replace(/:\d+$/, '') || subprotocol).slice(0, customPackLimits.name),
        hosts: host,
        subprotocols: subprotocol,
        codes: [{ ...emptyCode(0), code, name: reason, suggested: true }],
      };
  kept.value = new Map(kept.value).set(
    key,
    own || !draft
      ? next
      : {
          ...next,
          hosts: withWord(next.hosts, host),
          subprotocols: withWord(next.subprotocols, subprotocol),
        },
  );
  open.value = key;
}
