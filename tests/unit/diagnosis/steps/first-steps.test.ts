import { describe, expect, test } from 'vitest';
import causes from '../../../../locales/en/causes.json' with { type: 'json' };
import infrastructure from '../../../../locales/en/infrastructure.json' with { type: 'json' };
import protocols from '../../../../locales/en/protocols.json' with { type: 'json' };
import { tellingLine } from '../../../../src/diagnosis/snippets/telling-line.ts';
import { createTranslator } from '../../../../src/i18n/translator.ts';
import { everyDiagnosis } from '../stories/every-diagnosis.ts';
import { diagnosed, failed } from '../stories/fixtures.ts';

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
  expect(unnamed).toEqual(['server', 'raiseOneOf']);
  expect(keysOf('answer:101;server=uvicorn open@0 closed:1011/keepalive_ping_timeout@90000')).toEqual([
    'server',
    'raise',
  ]);
});

test('where the server blames the page, what changes bytes on the way comes before the server', () => {
  expect(keysOf('open@20 closed:1002/why@900')[0]).toBe('proxy');
});

test.each([
  ['wss://api.shop.dev/live', 'chain'],
  ['wss://localhost:8443/live', 'accept'],
  ['wss://192.168.1.20/live', 'accept'],
  ['wss://172.16.0.9/live', 'accept'],
  ['wss://172.32.0.9/live', 'chain'],
  ['wss://nas.local/live', 'accept'],
  ['wss://build/live', 'accept'],
  ['wss://10.example.com/live', 'chain'],
])('a certificate of %s that nobody trusts: the first thing to do is %s', (url, first) => {
  const text = 'Error in connection establishment: net::ERR_CERT_AUTHORITY_INVALID';
  const { fix } = diagnosed({ ...failed(text), url });
  expect(fix[0]?.text.key).toBe(`causes.tls-untrusted.fix.${first}`);
});

test('where nothing listens on this machine, the other family of addresses comes before containers', () => {
  const { fix } = diagnosed({
    ...failed('Error in connection establishment: net::ERR_CONNECTION_REFUSED'),
    url: 'ws://localhost:8080/',
  });
  expect(fix.map(({ text }) => text.key.split('.').at(-1))).toEqual(['running', 'ipv6', 'bindAll']);
});

test('what shows a folded snippet is neither a comment nor the beginning of a block', () => {
  const snippets = everyDiagnosis().flatMap(({ diagnosis }) =>
    diagnosis.fix.flatMap((step) => step.snippets),
  );
  const folded = snippets.filter(({ code }) => code.includes('\n'));
  expect(folded.length).toBeGreaterThan(50);
  for (const snippet of folded) {
    const line = tellingLine(snippet, snippet.code);
    expect(snippet.code).toContain(line);
    expect(line).not.toMatch(/^(?:#|\/\/|let |var |try\b|async )|=> \{$|[([]$/);
  }
});
