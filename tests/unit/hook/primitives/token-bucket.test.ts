import { expect, test } from 'vitest';
import { createTokenBucket } from '../../../../src/hook/primitives/token-bucket.ts';

/** How many sockets get in at one time, each with a report of this many characters. */
function admitted(bucket: ReturnType<typeof createTokenBucket>, at: number, characters: number): number {
  let count = 0;
  while (bucket.admits(at)) {
    bucket.spend(characters);
    count++;
  }
  return count;
}

test('lets a burst in, then none', () => {
  const bucket = createTokenBucket(0);
  expect(admitted(bucket, 0, 1_000)).toBe(2_000);
  expect(bucket.admits(0)).toBe(false);
});

test('lets more in as time passes', () => {
  const bucket = createTokenBucket(0);
  admitted(bucket, 0, 1_000);
  expect(admitted(bucket, 1_000, 1_000)).toBe(500);
});

test('never holds more than one burst', () => {
  expect(admitted(createTokenBucket(0), 1e9, 1_000)).toBe(2_000);
});

test('lets fewer in where each says more', () => {
  expect(admitted(createTokenBucket(0), 0, 60_000)).toBe(66);
});

test('survives a clock that goes back', () => {
  const bucket = createTokenBucket(10_000);
  admitted(bucket, 10_000, 1_000);
  expect(bucket.admits(0)).toBe(false);
  expect(bucket.admits(1_000)).toBe(true);
});
