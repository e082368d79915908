import { describe, expect, test } from 'vitest';
import { locales } from '../../../locales/index.ts';
import { wordsOf } from './support.ts';
import { untruths } from './untruths/index.ts';

describe.each(locales.map(({ id }) => id))('%s', (locale) => {
  const words = wordsOf(locale);

  test.each(untruths)('$key no longer says what is not so: $because', ({ key, said }) => {
    expect(words.get(key), `${key} is gone: its row goes too`).toBeDefined();
    expect(said[locale], `${key} has no pattern`).toBeInstanceOf(RegExp);
    expect(words.get(key)).not.toMatch(said[locale] ?? /^/);
  });
});
