import { expect, test } from 'vitest';
import { useRecorder } from './recorder-stage.ts';

const stage = useRecorder();

test('a rehearsal of a socket that is gone says so', async () => {
  await stage.start();
  await stage.recorder.rehearse('9-9', 1000, '');
  expect(stage.messages.at(-1)).toEqual({ type: 'rehearsed', socketId: '9-9', problem: 'no-such-socket' });
});

test.each([
  [
    'throws',
    { exceptionDetails: { text: 'Uncaught' }, result: { type: 'object', subtype: 'error' } },
    'failed',
  ],
  ['goes as planned', { result: { value: null } }, null],
  ['has lost the socket', { result: { value: 'no-such-socket' } }, 'no-such-socket'],
  ['says what nobody expects', { result: { value: 7 } }, 'failed'],
])('a rehearsal that %s says so', async (_what, answer, problem) => {
  await stage.start();
  stage.openSocket();
  stage.client.hasController('controller');
  stage.client.answers.set('Runtime.callFunctionOn', () => answer);
  await stage.recorder.rehearse('1-7', 1000, '');
  expect(stage.messages.at(-1)).toEqual({ type: 'rehearsed', socketId: '1-7', problem });
});
