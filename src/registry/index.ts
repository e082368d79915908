export {
  type CustomCode,
  type CustomPack,
  customPackLimits,
  exportCustomPacks,
  type PackProblem,
  type ParsedPack,
  type ParsedPacks,
  parseCustomPack,
  parseCustomPacks,
} from './custom/custom-pack.ts';
export { factsChecked } from './facts-checked.ts';
export { loadBuiltInPacks, mayNeedPacks } from './load-packs.ts';
export { allMeanings, candidates, lookup, noPacks, type PackSet } from './lookup.ts';
export type { Pack } from './pack.ts';
export { type RangeId, rangeOf, rangeSpans } from './ranges.ts';
export { standardCodes } from './standard/index.ts';
export type {
  Choice,
  CodeFacts,
  KnownSender,
  LookupContext,
  Meaning,
  MeaningKind,
  ReconnectAdvice,
  Sender,
  Severity,
  Span,
  Words,
} from './types.ts';
