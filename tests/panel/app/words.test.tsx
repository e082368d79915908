import { expect, test } from 'vitest';
import { createWords } from '../../../src/ui/app/words.ts';

test('whoever asks for words has them when the answer comes, though another asked meanwhile', async () => {
  const words = createWords(['interface']);
  void words.speak('en');
  const first = words.need(['compare']);
  void words.need(['settings']);
  await first;
  expect(words.translator.value?.has('compare.card.description')).toBe(true);
});

test('asking for words that are there loads nothing anew', async () => {
  const words = createWords(['interface']);
  await words.speak('en');
  const before = words.translator.value;
  await words.need(['interface']);
  expect(words.translator.value).toBe(before);
});
