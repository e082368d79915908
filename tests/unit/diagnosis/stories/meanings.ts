import type { CodeFacts, Meaning } from '../../../../src/registry/types.ts';

/** A meaning as a user's own pack gives it, with the facts a test needs. */
export function meaning(code: number, reconnect: CodeFacts['reconnect'] = 'depends'): Meaning {
  const text = { text: `the team's ${code}` };
  return {
    code,
    kind: 'custom',
    source: 'custom',
    packName: 'shop',
    name: text,
    description: text,
    whenSeen: text,
    fixes: [text],
    quirks: [],
    knownSenders: [],
    reconnectNote: text,
    facts: {
      onWire: true,
      sender: 'either',
      pageMaySend: true,
      pageSees: null,
      wasClean: true,
      phase: 'open',
      reconnect,
      severity: 'warning',
    },
    reference: '',
    sources: [],
    choice: { basis: 'number', certainty: 'proven', matched: '' },
    clientInvented: false,
  };
}

/** The same meaning on evidence that is no proof. */
export const presumed = (from: Meaning): Meaning => ({
  ...from,
  choice: { basis: 'host', certainty: 'presumed', matched: 'api.shop.dev' },
});

/** A code of a vendor's that only its server sends, as a built-in pack gives it. */
export const serverCode = (code: number): Meaning => {
  const own = meaning(code);
  return { ...own, kind: 'pack', source: 'chat', facts: { ...own.facts, sender: 'server' } };
};
