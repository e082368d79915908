import { describe, expect, test } from 'vitest';
import causes from '../../../../locales/en/causes.json' with { type: 'json' };
import codes from '../../../../locales/en/codes.json' with { type: 'json' };
import infrastructure from '../../../../locales/en/infrastructure.json' with { type: 'json' };
import protocols from '../../../../locales/en/protocols.json' with { type: 'json' };
import { createTranslator } from '../../../../src/i18n/translator.ts';
import { paste } from '../snippets/support.ts';
import { everyDiagnosis } from '../stories/every-diagnosis.ts';
import { diagnosed } from '../stories/fixtures.ts';

const english = createTranslator('en', { causes, infrastructure, protocols });

/** The seconds after which the pasted `reconnect()` tries first, at the least and at the most. */
function firstDelays(code: string): readonly [least: number, most: number] {
  const first = (random: number) => {
    let asked = Number.NaN;
    const reconnect = paste(
      code,
      {
        connect: () => undefined,
        setTimeout: (_: unknown, delay: number) => {
          asked = delay;
        },
        Math: { min: Math.min, random: () => random },
      },
      'reconnect',
    ) as () => void;
    reconnect();
    return asked / 1_000;
  };
  return [first(0), first(1)];
}

/** Each step that has delays to paste, in English. */
const waiting = new Map(
  everyDiagnosis().flatMap(({ diagnosis }) =>
    diagnosis.fix.flatMap(({ text, snippets: [snippet] }) =>
      snippet?.code.includes('function reconnect()')
        ? [[text.key, { text: english.text(text), code: snippet.code }] as const]
        : [],
    ),
  ),
);

test('there are steps with delays to look at', () => {
  expect([...waiting.keys()].toSorted()).toEqual([
    'causes.handshake-status.fix.slowDown',
    'causes.server-error.fix.backoff',
    'causes.server-overloaded.fix.wait',
    'causes.server-restart.fix.jitter',
    'causes.socket-pool-full.fix.leak',
    'causes.too-many-sockets.fix.leak',
  ]);
});

describe.each([...waiting])('%s', (_, { text, code }) => {
  test('waits as long as it says', () => {
    const [least, most] = firstDelays(code);
    const [, from, to] = /(\d+) to (\d+) s/.exec(text) ?? [];
    const [, starting] = /starting at (\d+) s/.exec(text) ?? [];
    if (from !== undefined) expect([least, most]).toEqual([Number(from), Number(to)]);
    if (starting !== undefined) expect(least).toBe(Number(starting));
    expect(most).toBeGreaterThan(least);
  });
});

test.each([
  [1011, codes.c1011.reconnect, /from (\d+) s/],
  [1012, codes.c1012.reconnect, /(\d+) to (\d+) s/],
  [1013, codes.c1013.reconnect, /(\d+) to (\d+) s/],
  [1014, codes.c1014.reconnect, /from (\d+) s/],
])("the fix of the server's %i waits as long as the code's own advice", (code, advice, figures) => {
  const [, from, to] = figures.exec(advice) ?? [];
  const { fix } = diagnosed(`open@20 closed:${code}@500`);
  const pasted = fix.map(({ snippets }) => snippets[0]?.code ?? '').find((it) => it.includes('reconnect()'));
  const [least, most] = firstDelays(pasted ?? '');
  expect(least).toBe(Number(from));
  if (to !== undefined) expect(most).toBe(Number(to));
});
