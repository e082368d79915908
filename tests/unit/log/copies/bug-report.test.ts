import { describe, expect, test } from 'vitest';
import causes from '../../../../locales/en/causes.json' with { type: 'json' };
import codes from '../../../../locales/en/codes.json' with { type: 'json' };
import interfaceWords from '../../../../locales/en/interface.json' with { type: 'json' };
import protocols from '../../../../locales/en/protocols.json' with { type: 'json' };
import frenchCauses from '../../../../locales/fr/causes.json' with { type: 'json' };
import frenchCodes from '../../../../locales/fr/codes.json' with { type: 'json' };
import frenchInterface from '../../../../locales/fr/interface.json' with { type: 'json' };
import chineseCauses from '../../../../locales/zh-CN/causes.json' with { type: 'json' };
import chineseCodes from '../../../../locales/zh-CN/codes.json' with { type: 'json' };
import chineseInterface from '../../../../locales/zh-CN/interface.json' with { type: 'json' };
import { createTranslator } from '../../../../src/i18n/translator.ts';
import { bugReport, type ReportOptions } from '../../../../src/log/copies/bug-report.ts';
import { localAndUtc } from '../../../../src/log/copies/local-time.ts';
import type { EndedRow } from '../../../../src/log/rows/row.ts';
import { closeOf, type EndedSocket } from '../../../../src/model/socket.ts';
import { customMeaning } from '../../../../src/registry/custom/custom-meaning.ts';
import type { CustomCode, CustomPack } from '../../../../src/registry/custom/custom-pack-schema.ts';
import { lookup } from '../../../../src/registry/index.ts';
import { diagnosed, ended, failed, later } from '../../diagnosis/stories/fixtures.ts';

const english = createTranslator('en', { causes, codes, interface: interfaceWords, protocols });

function rowOf(socket: EndedSocket): EndedRow {
  const close = closeOf(socket);
  const meaning = close && lookup(close.code);
  return { socket, meaning, diagnosis: diagnosed(socket, {}, meaning), severity: 'error' };
}

const report = (socket: EndedSocket, options: Partial<ReportOptions> = {}) =>
  bugReport(rowOf(socket), english, { includeSecrets: false, ...options });

const connect = 'Error in connection establishment: net::';

const frame = (functionName: string, url: string, line: number) => ({ functionName, url, line, column: 9 });

test('says what happened, where, how often, and the first steps of the fix', () => {
  const socket: EndedSocket = {
    ...failed('Error during WebSocket handshake: Unexpected response code: 403', 'asks:chat failed@14'),
    openCall: { stack: [frame('connect', 'https://shop.dev/assets/app.js?v=1', 19)] },
  };
  const context = {
    rows: [rowOf(socket), rowOf(socket), rowOf(ended('open@20 closed:1000@900'))],
    browser: 'Chromium 156',
  };
  // The local time depends on where the test runs; its own test has the zones.
  const text = report(socket, { context }).replace(/(?<=Ended\*\*: ).*/, 'then');
  expect(text).toMatchInlineSnapshot(`
    "### WebSocket 1006 Abnormal Closure: Server answered 403 instead of 101

    The opening handshake needs status 101, or 200 over HTTP/2. Pages are not allowed to know the status, so the page gets 1006.

    - **URL**: \`wss://api.shop.dev/live\`
    - **Ended**: then
    - **How often**: 3 closes of this URL in the log, 2 with this code and cause
    - **Cause**: \`handshake-status\` (certain)
    - **Opened**: never; the server refused it
    - **The browser said**: \`Error during WebSocket handshake: Unexpected response code: 403\`
    - **The page saw**: code 1006, not clean, no reason
    - **Lived**: never opened; ended after 14 ms
    - **Subprotocol**: \`chat\` asked for
    - **\`new WebSocket()\` called at**: \`app.js:19\` (\`connect\`)
    - **Page**: \`https://shop.dev/\`
    - **Browser**: Chromium 156

    **What to do**

    1. Add \`https://shop.dev\`, this page’s Origin, to those the server allows.
    2. Check the cookie or token: a cookie is sent only if its SameSite and domain allow it; a page cannot set an Authorization header.
    3. Try the same handshake by hand, with the proxy and without it:
       \`\`\`
       curl --include --http1.1 --globoff --max-time 5 --header "Connection: Upgrade" --header "Upgrade: websocket" --header "Sec-WebSocket-Version: 13" --header "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==" --header "Origin: https://shop.dev" --header "Sec-WebSocket-Protocol: chat" https://api.shop.dev/live
       npx wscat --connect wss://api.shop.dev/live --subprotocol chat --origin https://shop.dev
       \`\`\`
    "
  `);
});

test('a close() of the page is shown with its line and with the traffic before it', () => {
  const socket = ended('open:chat@20 asks:chat sent@30 received@60 call:4003/bye@400 closed:4003/bye@430');
  const text = report({
    ...socket,
    closeCall: socket.closeCall && {
      ...socket.closeCall,
      stack: [frame('leave', 'https://shop.dev/cart.js', 77)],
    },
  });
  expect(text.split('\n')).toEqual(
    expect.arrayContaining([
      '- **`close()` called at**: `cart.js:77` (`leave`)',
      '- **The page called**: `close(4003, "bye")`',
      '- **Subprotocol**: `chat`',
      '- **Messages**: 1 received, 1 sent; the last one 370 ms before the end',
    ]),
  );
});

test('settings to paste into any server are left out, and no step ends with a colon that announces them', () => {
  const text = report(ended('open@20 received@1000 cut@61000'));
  expect(text).not.toMatch(/setInterval|proxy_read_timeout|```/);
  expect(text).not.toMatch(/^\d\. .*:$/m);
});

test.each([
  ['zh-CN', chineseCauses, chineseCodes, chineseInterface, '- **根因**：`cut`（很可能）'],
  ['fr', frenchCauses, frenchCodes, frenchInterface, '- **Cause** : `cut` (probable)'],
] as const)(
  '%s has its own mark between label and value',
  (locale, itsCauses, itsCodes, itsInterface, line) => {
    const translator = createTranslator(locale, {
      causes: itsCauses,
      codes: itsCodes,
      interface: itsInterface,
    });
    const text = bugReport(rowOf(ended('open@20 cut@900')), translator, { includeSecrets: false });
    expect(text.split('\n').map((each) => each.replaceAll(/[\u00a0\u202f]/g, ' '))).toContain(line);
  },
);

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

test('secrets are shown where the reader ticked so', () => {
  const socket = { ...failed('Unknown', 'failed@9'), url: 'wss://api.shop.dev/live?token=s3cr3t-t0ken' };
  expect(report(socket, { includeSecrets: true })).toContain('?token=s3cr3t-t0ken');
});

test.each([
  [
    'what refused it',
    failed('Error during WebSocket handshake: Unexpected response code: 403'),
    'Opened**: never; the server refused it',
  ],
  ['what blocked it', failed(`${connect}ERR_UNSAFE_PORT`), 'Opened**: never; the browser blocked it'],
  [
    'what rejected it',
    failed(`${connect}ERR_CERT_AUTHORITY_INVALID`),
    'Opened**: never; the browser rejected the answer or the certificate',
  ],
  [
    'that nothing was reached',
    failed(`${connect}ERR_CONNECTION_REFUSED`),
    'Opened**: never; the server was not reached',
  ],
  [
    'that it never opened, where nothing is known to have stopped it',
    failed('Something new'),
    'Opened**: never',
  ],
  ['that it was rehearsed', ended('open@20 rehearsed:1013@900'), 'Closed by**: a rehearsal in Closeframe'],
  ['who sent the close frame', ended('open@20 closed:1000@900'), 'Closed by**: the server'],
])('the report says %s, and never that nobody did it', (_, socket, by) => {
  expect(report(socket)).toContain(`- **${by}\n`);
});

test("a message's words are left out unless they are ticked", () => {
  const goodbye = 'gets:{"type":7,"error":"why"}\u001e@800';
  const socket = ended(
    `url:wss://api.shop.dev/hub?id=a open@20 says:{"protocol":"json","version":1}\u001e@25 ${goodbye} closed:1005@900`,
  );
  expect(report(socket)).not.toContain('why');
  expect(report(socket, { includeMessages: true })).toContain('why');
});

test('every word of the report is used', () => {
  const all = [
    failed(`${connect}ERR_CERT_AUTHORITY_INVALID`, 'asks:chat failed@14'),
    failed(`${connect}ERR_UNSAFE_PORT`),
    failed(`${connect}ERR_CONNECTION_REFUSED`),
    failed('Error during WebSocket handshake: Unexpected response code: 403'),
    failed('Something new'),
    ended('asks:chat open@20 cut@60020'),
    ended('iframe open@20 cut@900'),
    ended('worker:shared open@20 received@800 closed:1000@900'),
    ended('worker open@20 call@800 closed:1005@900'),
    ended('worker:service open:chat@20 gone:page-left@900'),
    ended('adopted closed:1000@900'),
    ended('open@20 rehearsed:1013@900'),
    ended('open@20 closed:1001@900'),
  ];
  const keys = new Set<string>();
  const listening: typeof english.text = (message, values) => {
    keys.add(typeof message === 'string' ? message : message.key);
    return english.text(message, values);
  };
  const called = { openCall: { stack: [frame('', 'https://shop.dev/a.js', 1)] } };
  for (const socket of all) {
    const row = rowOf({
      ...socket,
      ...called,
      closeCall: socket.closeCall && { ...socket.closeCall, ...called.openCall },
    });
    const other = rowOf(ended('open@20 closed:1008@900'));
    const rows = [
      row,
      ...(socket.everOpened ? [row] : []),
      ...(socket.context.kind === 'page' ? [] : [other]),
    ];
    bugReport(
      row,
      { ...english, text: listening },
      { includeSecrets: false, context: { rows, browser: 'x' } },
    );
  }
  const wanted = (tree: object, path: string): string[] =>
    Object.entries(tree).flatMap(([name, value]) =>
      typeof value === 'string' ? [`${path}.${name}`] : wanted(value, `${path}.${name}`),
    );
  expect(wanted(causes.report, 'causes.report').filter((key) => !keys.has(key))).toEqual([]);
});

test('a close of a reconnect loop says so', () => {
  const rows = Array.from({ length: 6 }, (_, index) =>
    rowOf({ ...later(ended('open@5 cut@37'), index * 337), id: `${index}` }),
  );
  const [row] = rows;
  if (!row) throw new Error('There is no row.');
  expect(report(row.socket, { context: { rows, browser: 'Chromium 156' } })).toContain(
    '- **Reconnect loop**: 5 reconnects in 1.7 sec without backoff.',
  );
});

test('a reconnect loop is not told to ping: what is lost at once was never idle', () => {
  const rows = Array.from({ length: 6 }, (_, index) =>
    rowOf({ ...later(ended('open@5 cut@37'), index * 337), id: `${index}` }),
  );
  const socket = rows[0]?.socket ?? ended('open@5 cut@37');
  expect(report(socket)).toContain('Ping from the server');
  expect(report(socket, { context: { rows, browser: 'x' } })).not.toContain('Ping from the server');
});

test('a step about the panel at hand is none for who reads the report', () => {
  const socket = ended('open@20 closed:4001@900');
  const keys = rowOf(socket).diagnosis.fix.map(({ text }) => text.key);
  expect(keys).toContain('causes.application.fix.nameIt');
  expect(report(socket)).not.toContain('Name this code');
});

test('a close that is one of many alike says so', () => {
  const rows = [0, 1].map((index) => rowOf({ ...ended('open@20 closed:1011@900'), id: `${index}` }));
  expect(
    report(rows[0]?.socket ?? ended('open@1 closed:1000@2'), { context: { rows, browser: 'x' } }),
  ).toContain('- **How often**: 2 closes of this URL in the log, all with this code and cause\n');
});

test('every clock time says its offset and UTC, for who reads it elsewhere', () => {
  const socket = ended('open@20 closed:1011@900');
  const at = localAndUtc(socket.endedAt);
  const [, steps = ''] = report(socket).split('**What to do**');
  expect(steps).toContain(`Read the server’s log at \`${at}\``);
});

test('what would settle it is left out where a step says the same', () => {
  const text = report(ended('open@20 cut@900'));
  expect(text).toMatch(/1\. Read the server’s log at/);
  expect(text).not.toContain('What would settle it');
});

test('a policy to add is shown with the sources that the browser quoted', () => {
  const said = `Connecting to 'wss://api.shop.dev/live' violates the following Content Security Policy directive: "connect-src 'self' https://cdn.shop.dev". The action has been blocked.`;
  expect(report(failed(said, 'failed@9'))).toContain(
    "\n   connect-src 'self' https://cdn.shop.dev wss://api.shop.dev\n",
  );
});

describe("a code that a team's own pack names", () => {
  const code: CustomCode = {
    code: 4103,
    name: 'Replaced',
    description: 'The same user signed in elsewhere; see #runbook.',
    fix: ['Ask *which* tab is to stay.', '# Do not reconnect'],
  };
  const pack: CustomPack = {
    format: 'closeframe/pack',
    version: 1,
    name: 'Gateway',
    match: { hosts: ['api.shop.dev'] },
    codes: [code],
  };
  const textOf = (story: string) => {
    const socket = ended(story);
    const meaning = customMeaning(pack, code, {
      basis: 'host',
      certainty: 'proven',
      matched: 'api.shop.dev',
    });
    const row: EndedRow = { socket, meaning, diagnosis: diagnosed(socket, {}, meaning), severity: 'error' };
    return bugReport(row, english, { includeSecrets: false });
  };

  test('stands in the title once, with the reason of the close frame', () => {
    expect(textOf('open@20 closed:4103/other-tab@900')).toMatch(
      /^### WebSocket 4103 `Replaced`: `other-tab`\n/,
    );
  });
  test('stands there alone where the reason is the same, or there is none', () => {
    for (const story of ['open@20 closed:4103@900', 'open@20 closed:4103/Replaced@900'])
      expect(textOf(story)).toMatch(/^### WebSocket 4103 `Replaced`\n/);
  });
  test('is explained for a reader who does not have the pack', () => {
    expect(textOf('open@20 closed:4103@900')).toContain(
      'In `Gateway` it means: `Replaced`. The same user signed in elsewhere; see #runbook.',
    );
  });
  test('has its steps as text that is no markup', () => {
    const lines = textOf('open@20 closed:4103@900').split('\n');
    expect(lines).toContain('1. Ask \\*which\\* tab is to stay.');
    expect(lines).toContain('2. \\# Do not reconnect');
  });
});
