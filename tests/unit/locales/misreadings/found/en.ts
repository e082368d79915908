/** Wordings as they stood, by the key of their message. */
export const englishFound: readonly (readonly [key: string, wording: string])[] = [
  ['interface.detail.protocolAsked', 'Asked for'],
  ['interface.state.plain.text', 'A page in a tab has no page to inspect. Open the page you want to watch,'],
  ['compare.codes.1015.says', '{closeCode} names a conversation that never began, because the TLS handshake'],
  ['compare.packs.receive.usuallyNo', 'On {closeCode}, stay away unless {pack} or the user asks for more.'],
  ['session.leaves', 'What leaves: addresses, headers, codes, reasons, call stacks, times, diagnoses.'],
  ['causes.cut.title', 'Cut below WebSocket'],
  ['codes.c1002.reconnect', 'Once at most: the same bytes fail again. Mend the cause first.'],
  ['filter.unknownTerm', '{term} is no term. Terms: {terms}. Quote it to search for it as text.'],
  ['causes.evidence.gap', 'no data for {gap}; pings cannot be seen, so this is at most'],
  ['causes.report.never.nobody', 'nobody: the connection never opened'],
  ['session.written', 'Exported {time} by {browser}. The diagnoses are made anew.'],
];
