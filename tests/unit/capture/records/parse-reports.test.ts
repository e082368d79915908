import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseReports } from '../../../../src/capture/records/parse-reports.ts';
import { limits } from '../../../../src/model/limits.ts';
import { reportOf } from '../debugger/script.ts';

const parse = (...reports: unknown[]) => parseReports(JSON.stringify(reports));
const created = (changes: object) => ({ ...reportOf('created', ['1', 'ws://a.example/']), ...changes });

test('takes each report that the hook makes', () => {
  const scripts: [string, string[]][] = [
    ['created', ['1', 'ws://a.example/', 'chat']],
    ['created-stream', ['1', 'ws://a.example/']],
    ['adopted', ['1', 'ws://a.example/']],
    ['threw', ['ws://a.example/', 'SyntaxError', 'no']],
    ['opened', ['1', 'chat']],
    ['error', ['1']],
    ['close-called', ['1', '1000']],
    ['closed', ['1', '1000', 'clean']],
    ['stream-error', ['1', 'WebSocketError', 'no']],
    ['traffic', ['1', '5']],
    ['page', ['hidden']],
    ['page-hide', ['persisted']],
    ['page-show', []],
    ['overflow', ['5', '6']],
  ];
  const reports = [
    { type: 'hello', url: 'http://a.example/', at: 1 },
    ...scripts.map(([type, words]) => reportOf(type, words)),
  ];
  expect(parse(...reports)).toEqual(reports);
});

test('bounds everything that a page can make long', () => {
  const long = 'x'.repeat(9_000);
  const frame = { functionName: long, url: long, line: 1, column: 1 };
  const [report] = parse(
    created({ url: long, protocols: Array(100).fill(long), stack: Array(100).fill(frame) }),
  );
  if (report?.type !== 'created') return expect.fail('the report was left out');
  expect(report.url).toHaveLength(limits.urlLength);
  expect(report.protocols).toHaveLength(limits.protocolCount);
  expect(report.protocols[0]).toHaveLength(limits.protocolLength);
  expect(report.stack).toHaveLength(limits.stackFrames);
  expect(report.stack[0]?.functionName).toHaveLength(limits.functionNameLength);
});

test.each([
  ['whole at the limit', limits.frameUrlLength, 'x'.repeat(limits.frameUrlLength)],
  ['cut beyond it', limits.frameUrlLength + 1, `${'x'.repeat(limits.frameUrlLength - 1)}…`],
])("takes the URL of a stack's script %s", (_how, length, url) => {
  const frame = { functionName: 'connect', url: 'x'.repeat(length), line: 1, column: 1 };
  expect(parse(created({ stack: [frame] }))).toMatchObject([{ stack: [{ url }] }]);
});

test.each([
  ['a socket that is no number', created({ socket: '1' })],
  ['a time beyond all dates', created({ at: 8.65e15 })],
  ['an unknown interface', created({ api: 'EventSource' })],
  ['a code beyond 65535', { ...reportOf('closed', ['1', '65536']) }],
  ['a fraction as the code of a close() call', { ...reportOf('close-called', ['1', '1000.5']) }],
  ['a close() call with a code beyond 65535', { ...reportOf('close-called', ['1', '65536']) }],
  ['half a message', { ...reportOf('traffic', ['1', '0.5']) }],
  ['a negative line', created({ stack: [{ functionName: '', url: '', line: -1, column: 1 }] })],
  ['an unknown type', { type: 'format-disk' }],
  ['no report', null],
])('leaves out %s, and takes the rest', (_what, wrong) => {
  expect(parse(wrong, created({ socket: 2 }))).toEqual([created({ socket: 2 })]);
});

test('what is no JSON, no list or far too long is nothing', () => {
  expect(parseReports('{')).toEqual([]);
  expect(parseReports('{"type":"hello"}')).toEqual([]);
  expect(parseReports(`[${' '.repeat(4_000_000)}]`)).toEqual([]);
});

test('never throws, whatever comes', () => {
  fc.assert(fc.property(fc.string(), (payload) => Array.isArray(parseReports(payload))));
  fc.assert(fc.property(fc.json(), (payload) => Array.isArray(parseReports(payload))));
});
