import { expect, inject, test } from 'vitest';
import { most, sizesOf } from '../checks/size.ts';

test('the built extension has not grown by accident', () => {
  const { firstLoad, packed } = sizesOf(inject('extension'));
  expect(firstLoad).toBeGreaterThan(0);
  expect(firstLoad).toBeLessThan(most.firstLoad);
  expect(packed).toBeLessThan(most.packed);
});
