import { expect, test } from 'vitest';
import type { MessageKey } from '../../../locales/messages.ts';
import { compileMessages } from '../../../modules/locales/compile-messages.ts';
import { createTranslator } from '../../../src/i18n/index.ts';

const key = 'interface.list.count' as MessageKey;
const words = { list: { count: '{count, plural, one {# close} other {# closes}}' } };

test('parsed messages read as the texts they were made of', () => {
  const compiled = JSON.parse(JSON.stringify(compileMessages(words, 'en/interface')));
  const [source, built] = [words, compiled].map((file) => createTranslator('en', { interface: file }));
  for (const count of [1, 2]) expect(built?.text(key, { count })).toBe(source?.text(key, { count }));
});

test('a text that is no message stops the build with its key', () => {
  expect(() => compileMessages({ list: { count: '{count, plural, one {#}' } }, 'fr/interface')).toThrow(
    'fr/interface.list.count:',
  );
});
