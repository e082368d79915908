import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect } from 'vitest';
import type { SnippetTopic } from '../../../../../src/diagnosis/snippets/stacks/server-stack.ts';
import { callsOf } from '../shell-runs.ts';
import { codeOf, type TopicRuns, topicsOf } from './stack-code.ts';

/** Topics of Starlette that are options on Uvicorn's command line. */
const onCommandLine: readonly SnippetTopic[] = ['ping', 'compressionOff', 'payloadLimit', 'drainOnShutdown'];

interface PythonSnippet {
  readonly library: 'websockets' | 'starlette';
  readonly code: string;
}

/** What Python snippets did with stand-ins for their libraries, in one process: by name, what was called. */
export const didInPython = (
  snippets: Readonly<Record<string, PythonSnippet>>,
): Readonly<Record<string, unknown>> =>
  JSON.parse(
    execFileSync('python3', [resolve(import.meta.dirname, 'stand_ins.py')], {
      input: JSON.stringify(snippets),
      encoding: 'utf8',
    }),
  );

function runAll(): Readonly<Record<string, unknown>> {
  const snippetsOf = (id: 'python-websockets' | 'starlette', library: PythonSnippet['library']) =>
    topicsOf(id)
      .filter((topic) => library === 'websockets' || !onCommandLine.includes(topic))
      .map((topic) => [`${library}/${topic}`, { library, code: codeOf(id, topic) }] as const);
  return didInPython(
    Object.fromEntries([
      ...snippetsOf('python-websockets', 'websockets'),
      ...snippetsOf('starlette', 'starlette'),
    ]),
  );
}

let known: Readonly<Record<string, unknown>> | null = null;
const didIn = (name: string): unknown => {
  known ??= runAll();
  return known[name];
};

/** What `serve()` gets where a snippet says nothing. */
const usual = {
  host: '',
  port: 8765,
  subprotocols: null,
  origins: null,
  compression: 'deflate',
  max_size: 2 ** 20,
  ping_interval: 20,
  ping_timeout: 20,
};

const websocketsDid = (topic: SnippetTopic, ...calls: readonly unknown[]) => ({
  [topic]: () => expect(didIn(`websockets/${topic}`)).toEqual(calls),
});

export const pythonWebsocketsRuns: TopicRuns = {
  ...websocketsDid('ping', { ...usual, ping_interval: 25 }),
  ...websocketsDid('subprotocol', { ...usual, subprotocols: ['chat'] }),
  ...websocketsDid('origin', { ...usual, origins: ['https://shop.dev'] }),
  ...websocketsDid('close', ['close', 1000, 'done'], ['close', 4001, 'session expired']),
  ...websocketsDid('compressionOff', { ...usual, compression: null }),
  ...websocketsDid('payloadLimit', { ...usual, max_size: 256 * 1024 * 1024 }),
  ...websocketsDid('drainOnShutdown', usual, ['server.close', 1001], 'exit'),
  ...websocketsDid('answerClose', ['close', 1000, '']),
  ...websocketsDid('catchErrors', ['close', 1011, 'internal error']),
  ...websocketsDid('sendBytes', ['send', 'bytes'], ['send', 'str']),
};

const starletteDid = (topic: SnippetTopic, ...calls: readonly unknown[]) => ({
  [topic]: () => expect(didIn(`starlette/${topic}`)).toEqual(calls),
});
const uvicornGot = (topic: SnippetTopic, options: string) => ({
  [topic]: () => expect(callsOf(codeOf('starlette', topic))).toBe(`uvicorn|app:app|${options}|\n`),
});

export const starletteRuns: TopicRuns = {
  ...uvicornGot('ping', '--ws-ping-interval|25|--ws-ping-timeout|20'),
  ...uvicornGot('compressionOff', '--ws-per-message-deflate|false'),
  ...uvicornGot('payloadLimit', `--ws-max-size|${256 * 1024 * 1024}`),
  ...uvicornGot('drainOnShutdown', '--timeout-graceful-shutdown|10'),
  ...starletteDid('subprotocol', ['accept', 'chat']),
  ...starletteDid('origin', ['close', 1008, null], ['accept', null]),
  ...starletteDid('close', ['close', 1000, 'done'], ['close', 4001, 'session expired']),
  ...starletteDid('answerClose', ['close', 1000, null]),
  ...starletteDid('catchErrors', ['close', 1011, 'internal error']),
  ...starletteDid('sendBytes', ['send_bytes', 'bytes'], ['send_text', 'str']),
};
