import { expect, test } from 'vitest';
import { createTranslator } from '../../../src/i18n/translator.ts';

const words = {
  causes: {
    dns: {
      title: 'Plain',
      explanation:
        '{name} has {count, plural, one {# door} other {# doors to {place}}} and <code>{port, number}</code>',
    },
  },
};
const english = createTranslator('en', words);

test('a message without its values reads an ellipsis for each, and a plural for a count', () => {
  const text = english.text(english.blank('causes.dns.explanation')).replaceAll(/[\u2068\u2069]/g, '');
  expect(text).toBe('… has 2 doors to … and 2');
  expect(english.blank('causes.dns.title')).toEqual({ key: 'causes.dns.title' });
});

test('keys are found under a path, in order, and none under a path that is not there', () => {
  expect(english.keys('causes.dns')).toEqual(['causes.dns.title', 'causes.dns.explanation']);
  expect(english.keys('causes.tls')).toEqual([]);
});
