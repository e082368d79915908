import { describe, expect, test } from 'vitest';
import causes from '../../../../locales/en/causes.json' with { type: 'json' };
import infrastructure from '../../../../locales/en/infrastructure.json' with { type: 'json' };
import protocols from '../../../../locales/en/protocols.json' with { type: 'json' };
import { createTranslator } from '../../../../src/i18n/translator.ts';
import { everyDiagnosis } from '../stories/every-diagnosis.ts';
import { diagnosed } from '../stories/fixtures.ts';

const english = createTranslator('en', { causes, infrastructure, protocols });
const isolates = /[\u2068\u2069]/g;
const keysOf = (story: string) => diagnosed(story).fix.map(({ text }) => text.key.split('.').at(-1));

/** A panel that is 272 px high shows the headline and this much of the fix without scrolling. */
const longest = 160;

describe.each(everyDiagnosis())('$name', ({ diagnosis }) => {
  test('begins with a step that is read at a glance', () => {
    const [first] = diagnosis.fix;
    expect(first).toBeDefined();
    const text = first ? english.text(first.text).replace(isolates, '') : '';
    expect(text.length).toBeLessThanOrEqual(longest);
  });
});

test('a limit that nobody can raise is not the first thing to do', () => {
  for (const { diagnosis } of everyDiagnosis())
    expect(['fixed', 'support', 'atMost']).not.toContain(diagnosis.fix[0]?.text.key.split('.').at(-1));
});

test('a server that says that its pings stayed unanswered is not told to ping', () => {
  const unnamed = keysOf('open@0 closed:1011/keepalive_ping_timeout@90000');
  expect(unnamed).toEqual(['raiseOneOf']);
  expect(keysOf('answer:101;server=uvicorn open@0 closed:1011/keepalive_ping_timeout@90000')).toEqual([
    'raise',
  ]);
});

test('where the server blames the page, what changes bytes on the way comes before the server', () => {
  expect(keysOf('open@20 closed:1002/why@900')[0]).toBe('proxy');
});
