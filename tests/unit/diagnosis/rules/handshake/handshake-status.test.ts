import { describe, expect, test } from 'vitest';
import { kindOfStatus } from '../../../../../src/diagnosis/rules/handshake/handshake-status.ts';
import { diagnosed, failed } from '../../stories/fixtures.ts';

const answered = (status: number | string, story?: string) =>
  diagnosed(failed(`Error during WebSocket handshake: Unexpected response code: ${status}`, story));
const steps = (status: number) => answered(status).fix.map(({ text }) => text.key.split('.').at(-1));

test.each([
  [199, 'other'],
  [200, 'ok'],
  [204, 'other'],
  [299, 'other'],
  [300, 'redirect'],
  [302, 'redirect'],
  [399, 'redirect'],
  [400, 'upgrade'],
  [401, 'forbidden'],
  [403, 'forbidden'],
  [404, 'notFound'],
  [405, 'upgrade'],
  [418, 'other'],
  [426, 'upgrade'],
  [429, 'rateLimit'],
  [499, 'other'],
  [500, 'serverError'],
  [502, 'gateway'],
  [503, 'gateway'],
  [504, 'gateway'],
  [599, 'serverError'],
  [600, 'other'],
])('%i is a case of %s', (status, kind) => {
  expect(kindOfStatus(status)).toBe(kind);
});

describe('the first step of the fix', () => {
  test.each([
    [400, 'proxyHeaders'],
    [426, 'proxyHeaders'],
    [403, 'originKnown'],
    [404, 'path'],
    [429, 'slowDown'],
    [301, 'finalUrl'],
    [200, 'path'],
    [502, 'backend'],
    [500, 'serverLog'],
  ])('for %i is %s', (status, first) => {
    expect(steps(status)[0]).toBe(first);
  });
});

test('the number is in the title', () => {
  expect(answered(403).title.values).toEqual({ status: 403 });
});

test('a text without a number is not forced', () => {
  expect(answered('none').cause).toBe('unknown');
});

test.each([
  [200, 0],
  [301, 0],
  [400, 0],
  [404, 0],
  [502, 0],
  [403, -1],
  [500, -1],
])(
  "Vite's hot reload has its own step for %i, first where something on the way is at fault",
  (status, at) => {
    const keys = answered(status, 'asks:vite-hmr failed@9').fix.map(({ text }) => text.key);
    expect(keys.at(at)).toBe('causes.fix.viteHmr');
  },
);
