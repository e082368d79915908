import { afterEach, describe, expect, test } from 'vitest';
import { allStacks } from '../../../../../src/diagnosis/snippets/all-stacks.ts';
import * as serverSnippets from '../../../../../src/diagnosis/snippets/server-snippets.ts';
import { type StackId, stackIds } from '../../../../../src/diagnosis/types.ts';
import { stopServers } from '../support.ts';
import { aspNetCoreRuns, goCoderRuns, goGorillaRuns, phoenixRuns, springRuns } from './documented-names.ts';
import { nodeWsRuns } from './node-ws-runs.ts';
import { pythonWebsocketsRuns, starletteRuns } from './python-runs.ts';
import { socketIoRuns } from './socket-io-runs.ts';
import { codeOf, type TopicRuns, topicsOf, values } from './stack-code.ts';

const runs: Readonly<Record<StackId, TopicRuns>> = {
  'node-ws': nodeWsRuns,
  'socket-io': socketIoRuns,
  'python-websockets': pythonWebsocketsRuns,
  starlette: starletteRuns,
  'aspnet-core': aspNetCoreRuns,
  'go-gorilla': goGorillaRuns,
  'go-coder': goCoderRuns,
  spring: springRuns,
  phoenix: phoenixRuns,
};

afterEach(stopServers);

test('every stack is listed once, and Node.js ws, which others fall back on, has every topic', () => {
  expect(allStacks.map(({ id }) => id)).toEqual([...stackIds]);
  expect(topicsOf('node-ws').toSorted()).toEqual(Object.keys(values).toSorted());
});

describe.each(allStacks)('$id', ({ id, snippets, checked }) => {
  test('has a run for every snippet, and no run without one', () => {
    expect(Object.keys(runs[id]).toSorted()).toEqual(topicsOf(id).toSorted());
  });

  test('names a public source for every snippet, and says how they were tried', () => {
    expect(checked).toMatch(/^run$|2026-11-\d\d/);
    const sources = [
      snippets.ping?.(values.ping),
      snippets.subprotocol?.(values.subprotocol),
      snippets.origin?.(values.origin),
      snippets.close?.(values.close),
      ...(['compressionOff', 'payloadLimit', 'drainOnShutdown'] as const).map((topic) =>
        snippets[topic]?.(null),
      ),
      ...(['answerClose', 'catchErrors', 'sendBytes'] as const).map((topic) => snippets[topic]?.(null)),
    ].flatMap((written) => (written ? [written.source] : []));
    expect(sources).toHaveLength(topicsOf(id).length);
    for (const source of sources) expect(source).toMatch(/^https:\/\//);
  });

  for (const [topic, run] of Object.entries(runs[id])) test(`${topic} does what it is there for`, run);
});

// What readers found wrong once, beside the source that says so.
test.each([
  // Bandit's changelog, 1.11.0: frames and messages in fragments have 8 MB each by default.
  ['phoenix', 'payloadLimit', 'max_fragmented_message_size: 256_000_000'],
  // AbstractApplicationContext.doClose(): the event, then the life cycles with the web server, then @PreDestroy.
  ['spring', 'drainOnShutdown', '@EventListener(ContextClosedEvent.class)'],
  // Accept's documentation: the request's host is always authorized.
  ['go-coder', 'origin', "the server's own is always let in"],
] as const)('%s, %s: %s', (id, topic, part) => {
  expect(codeOf(id, topic)).toContain(part);
});

test('every maker begins with Node.js ws and names the stack of each variant', () => {
  const made = Object.values(serverSnippets).map((maker) => {
    if (typeof maker !== 'function') return maker;
    if (maker === serverSnippets.serverPing) return serverSnippets.serverPing(25_000);
    return maker === serverSnippets.chooseSubprotocol
      ? serverSnippets.chooseSubprotocol(['chat'])
      : serverSnippets.allowOrigin('https://shop.dev');
  });
  for (const variants of made) {
    expect(variants[0]?.stack).toBe('node-ws');
    expect(new Set(variants.map(({ stack }) => stack)).size).toBe(variants.length);
  }
});

test.each(['a"b', 'a\\b', "'; drop", 'x'.repeat(61), '#{x}', ''])(
  'a name that is no token stands in no snippet: %s',
  (name) => {
    for (const { code } of serverSnippets.chooseSubprotocol([name])) expect(code).toContain('json.v1');
  },
);

test.each(['https://a"b.dev', 'null', 'https://a.dev/path', "https://a'.dev", 'javascript:1'])(
  'an Origin of another form stands in no snippet: %s',
  (origin) => {
    for (const { code } of serverSnippets.allowOrigin(origin)) expect(code).toContain('app.example.com');
  },
);
