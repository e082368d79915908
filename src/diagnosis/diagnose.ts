import { goodbyeMention } from './evidence/counted-goodbye.ts';
import { fromFileEvidence } from './evidence/found-in-file.ts';
import { lookAlikeEvidence } from './evidence/look-alike.ts';
import { rule as unknown } from './rules/codes/unknown.ts';
import { rules } from './rules.ts';
import type { Diagnosis, DiagnosisInput } from './types.ts';

function firstAnswer(input: DiagnosisInput): Diagnosis {
  for (const rule of rules) {
    const diagnosis = rule(input);
    if (diagnosis) return diagnosis;
  }
  return unknown(input);
}

/** Why a socket ended: the first rule's answer. Total and pure; the same input gives the same answer. */
export function diagnose(input: DiagnosisInput): Diagnosis {
  const diagnosis = firstAnswer(input);
  const passedOver = diagnosis.cause === 'application-goodbye' ? [] : goodbyeMention(input);
  const mentioned = [...passedOver, ...lookAlikeEvidence(input), ...fromFileEvidence(input.socket)];
  return mentioned.length === 0
    ? diagnosis
    : { ...diagnosis, evidence: [...diagnosis.evidence, ...mentioned] };
}
