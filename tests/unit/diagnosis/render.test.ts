import { describe, expect, test } from 'vitest';
import causes from '../../../locales/en/causes.json' with { type: 'json' };
import infrastructure from '../../../locales/en/infrastructure.json' with { type: 'json' };
import protocols from '../../../locales/en/protocols.json' with { type: 'json' };
import type { Message } from '../../../locales/messages.ts';
import { causeIds, type Diagnosis } from '../../../src/diagnosis/types.ts';
import { createTranslator } from '../../../src/i18n/translator.ts';
import { everyDiagnosis } from './stories/every-diagnosis.ts';

const english = createTranslator('en', { causes, infrastructure, protocols });

/** Every message of a diagnosis, keys of labels included. */
function messagesOf({
  title,
  subtitle,
  explanation,
  evidence,
  toSettle,
  serverLog,
  fix,
}: Diagnosis): Message[] {
  return [
    title,
    explanation,
    ...[subtitle, toSettle, serverLog].filter((message) => message !== null),
    ...evidence.map(({ label }) => ({ key: label })),
    ...evidence.map(({ fact }) => fact).filter((fact) => 'key' in fact),
    ...fix.map(({ text }) => text),
  ];
}

const all = everyDiagnosis();

test('the collected stories reach every cause', () => {
  const reached = new Set(all.map(({ diagnosis }) => diagnosis.cause));
  expect(causeIds.filter((id) => !reached.has(id))).toEqual([]);
});

describe.each(all)('$name', ({ diagnosis }) => {
  test('has words with all their values for everything it says', () => {
    for (const message of messagesOf(diagnosis)) {
      const text = english.text(message);
      expect(text).not.toMatch(/undefined|NaN|\[object|Infinity/);
      expect(text.length).toBeGreaterThan(0);
    }
  });
  test('says how to settle what is not certain, and only that', () => {
    expect(diagnosis.toSettle === null).toBe(diagnosis.confidence === 'certain');
  });
  test('gives no snippet with a placeholder left open', () => {
    for (const { code } of diagnosis.fix.flatMap(({ snippets }) => snippets))
      expect(code).not.toMatch(/undefined|NaN|\[object/);
  });
});

test('every text of the files was rendered by one of the stories, but for those of reports and reconnects', () => {
  const used = new Set(all.flatMap(({ diagnosis }) => messagesOf(diagnosis).map(({ key }) => key as string)));
  const leaves = (tree: object, path: string): string[] =>
    Object.entries(tree).flatMap(([name, value]) =>
      typeof value === 'string' ? [`${path}.${name}`] : leaves(value, `${path}.${name}`),
    );
  const texts = [...leaves(causes, 'causes'), ...leaves(infrastructure, 'infrastructure')];
  const silent = texts.filter((key) => !used.has(key) && !/^causes\.(?:report|reconnect)\./.test(key));
  expect(silent).toEqual([]);
});
