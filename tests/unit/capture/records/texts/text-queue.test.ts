import { expect, test } from 'vitest';
import { SocketLog } from '../../../../../src/capture/records/socket-log.ts';
import { LogTextMatcher } from '../../../../../src/capture/records/texts/log-text-matcher.ts';
import { TextQueue } from '../../../../../src/capture/records/texts/text-queue.ts';
import { limits } from '../../../../../src/model/limits.ts';

const textOf = (words: string, url = 'ws://a/') => ({
  log: 'tab',
  context: { kind: 'page', url: 'http://a.example/' } as const,
  url,
  text: { text: words, level: 'error', source: 'network', at: 0 } as const,
  everOpened: false,
});

test('texts wait in bounded numbers; the oldest are given back', () => {
  const queue = new TextQueue();
  const given = Array.from({ length: limits.waitingTexts + 3 }, (_, at) =>
    queue.add({ text: textOf(String(at)) }),
  ).flat();
  expect(given.map(({ text }) => text.text.text)).toEqual(['0', '1', '2']);
  expect(queue.size).toBe(limits.waitingTexts);
});

test('texts wait in bounded length, whatever was taken in between', () => {
  const queue = new TextQueue();
  const long = { text: textOf('x'.repeat(limits.textLength)) };
  const fitting = Math.floor(limits.waitingTextsLength / (limits.textLength + long.text.url.length));
  for (let at = 0; at < 2 * fitting; at += 1) {
    queue.add(long);
    queue.take(() => true);
  }
  for (let at = 0; at < fitting; at += 1) expect(queue.add({ ...long })).toEqual([]);
  expect(queue.add(long)).toHaveLength(1);
  expect(queue.size).toBe(fitting);
});

test('what there is no room for gets a row at once, which goes when its socket claims it', () => {
  const log = new SocketLog();
  const matcher = new LogTextMatcher(log);
  const words = 'x'.repeat(limits.textLength);
  const url = (at: number) => `ws://a/${at}`;
  const count = Math.ceil((1.5 * limits.waitingTextsLength) / words.length);
  for (let at = 0; at < count; at += 1) matcher.add(textOf(words, url(at)), 0);
  expect(log.ended().length).toBeGreaterThan(count / 4);
  for (let at = 0; at < count; at += 1) expect(matcher.claim('tab', url(at))?.text).toBe(words);
  expect(log.ended()).toEqual([]);
});
