import { describe, expect, test } from 'vitest';
import causes from '../../../locales/en/causes.json' with { type: 'json' };
import french from '../../../locales/fr/causes.json' with { type: 'json' };
import chinese from '../../../locales/zh-CN/causes.json' with { type: 'json' };
import { bugReport } from '../../../src/diagnosis/report.ts';
import { createTranslator } from '../../../src/i18n/translator.ts';
import { textMasker } from '../../../src/model/redact.ts';
import type { EndedSocket } from '../../../src/model/socket.ts';
import { diagnosed, ended, failed } from './fixtures.ts';

const english = createTranslator('en', { causes });
const report = (socket: EndedSocket) =>
  bugReport(diagnosed(socket), socket, (message) => english.text(message), textMasker(socket));

const connect = 'Error in connection establishment: net::';

test('says what happened, with evidence and fix', () => {
  expect(report(failed(`${connect}ERR_CERT_AUTHORITY_INVALID`))).toMatchInlineSnapshot(`
    "### WebSocket closed: The server’s certificate is not trusted

    The browser does not trust the certificate: it is self-signed or from a private CA, or the server does not send an intermediate. Pages are not allowed to know this, so the page gets 1006 instead of 1015.

    Your server’s log may show a TLS error, and no WebSocket connection.

    - **URL**: \`wss://api.shop.dev/live\`
    - **Ended at**: \`2026-11-21T10:00:00.014Z\`
    - **Cause**: \`tls-untrusted\`
    - **Confidence**: certain
    - **Closed by**: it never opened
    - **Actual code**: 1015

    #### Evidence

    - **The browser said**: \`Error in connection establishment: net::ERR_CERT_AUTHORITY_INVALID\`
    - **The page saw**: code 1006, not clean, no reason
    - **Lived**: never opened; ended after 14 ms

    #### Fix

    1. On your own machine: open \`https://api.shop.dev/\` in a tab once and accept the certificate, or trust your local CA.
    2. In production: serve the full chain, leaf and intermediates. Check it:
       ~~~
       openssl s_client -connect api.shop.dev:443 -servername api.shop.dev -showcerts </dev/null
       ~~~
    3. For development, make a certificate that this machine trusts:
       ~~~
       mkcert -install
       mkcert api.shop.dev
       ~~~

    "
  `);
});

test.each([
  ['zh-CN', chinese, '- **根因**：`cut`'],
  ['fr', french, '- **Cause** : `cut`'],
] as const)('%s has its own mark between label and value', (locale, words, line) => {
  const translator = createTranslator(locale, { causes: words });
  const socket = ended('open@20 cut@900');
  const text = bugReport(
    diagnosed(socket),
    socket,
    (message) => translator.text(message),
    (same) => same,
  );
  expect(text.split('\n').map((each) => each.replaceAll('\u00a0', ' '))).toContain(line);
});

describe("the page's data", () => {
  const hostile = '# x\n\n```\n<img src=x> @dev [a](b) *b* `c` |d|';
  const socket = ended('open@20 closed:4001@500', {
    ending: {
      kind: 'close-event',
      close: { code: 4001, reason: hostile, wasClean: true },
      errorEvent: false,
    },
  });
  test('stays inside code, on one line', () => {
    const lines = report(socket)
      .split('\n')
      .filter((line) => line.includes('img src'));
    expect(lines).not.toHaveLength(0);
    for (const line of lines)
      expect(line).toMatch(/(`{4})[^\n]*<img src=x> @dev \[a\]\(b\) \*b\* `c` \|d\|\1/);
  });
  test('begins no heading, fence or list of its own', () => {
    const starts = report(socket)
      .split('\n')
      .map((line) => line.trim().slice(0, 3));
    expect(starts.filter((beginning) => beginning.startsWith('```'))).toEqual([]);
    expect(starts.filter((beginning) => beginning === '# x')).toEqual([]);
  });
  test('cannot leave its isolate', () => {
    const reason = 'a\u2069 <b>x</b> @dev\u2068';
    const text = report({
      ...socket,
      ending: { kind: 'close-event', close: { code: 4001, reason, wasClean: true }, errorEvent: false },
    });
    expect(text.replaceAll(/`[^`]*`/g, '')).not.toMatch(/(?<!\\)<b|@dev/);
  });
});

test('secrets stay in, wherever they turn up', () => {
  const secret = 's3cr3t-t0ken-1234567';
  const socket = {
    ...failed(`Something about wss://me:pass@api.shop.dev/live?token=${secret}`),
    url: `wss://me:pass@api.shop.dev/live?token=${secret}`,
  };
  expect(report(socket)).not.toMatch(/s3cr3t|me:pass/);
  const page = failed('Unknown', 'failed@9');
  expect(report({ ...page, url: `wss://api.shop.dev/live?token=${secret}` })).not.toContain(secret);
});

test('every word of the report is used', () => {
  const all = [
    failed(`${connect}ERR_CERT_AUTHORITY_INVALID`),
    failed('Something new'),
    ended('open@20 cut@60020'),
    ended('open@20 cut@900'),
    ended('open@20 closed:1000@900'),
    ended('open@20 call@800 closed:1005@900'),
    ended('open@20 gone:page-left@900'),
    ended('adopted closed:1000@900'),
  ];
  const keys = new Set<string>();
  for (const socket of all)
    bugReport(
      diagnosed(socket),
      socket,
      (message) => {
        keys.add(message.key);
        return english.text(message);
      },
      (text) => text,
    );
  const wanted = (tree: object, path: string): string[] =>
    Object.entries(tree).flatMap(([name, value]) =>
      typeof value === 'string' ? [`${path}.${name}`] : wanted(value, `${path}.${name}`),
    );
  expect(wanted(causes.report, 'causes.report').filter((key) => !keys.has(key))).toEqual([]);
});
