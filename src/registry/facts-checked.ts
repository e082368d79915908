/** Month in which the facts of the registry and of infrastructure were last checked against their sources. */
export const factsChecked = '2026-11';
