import { expect, test } from 'vitest';
import config from '../../wxt.config.ts';
import { bareCode, sourceFiles } from './source-files.ts';

const environment = { mode: 'production', command: 'build', manifestVersion: 3 } as const;
const { manifest } = config;
if (typeof manifest !== 'function') throw new Error('The manifest is the same for all browsers');
const manifests = {
  chromium: await manifest({ ...environment, browser: 'chrome' }),
  firefox: await manifest({ ...environment, browser: 'firefox' }),
};

/** The sources that a policy allows under a name. */
const allowed = (policy: string, directive: string) =>
  policy
    .split('; ')
    .map((part) => part.split(' '))
    .find(([name]) => name === directive)
    ?.slice(1);

test.each(Object.entries(manifests))(
  'in %s a page can load nothing of the extension, nor call it',
  (_, made) => {
    expect(made).not.toHaveProperty('web_accessible_resources');
    expect(made).not.toHaveProperty('externally_connectable');
  },
);

test.each(Object.entries(manifests))(
  'in %s its pages run their own files alone, and reach nobody',
  (_, made) => {
    const policies = made.content_security_policy;
    const policy =
      typeof policies === 'object' && 'extension_pages' in policies ? policies.extension_pages : '';
    expect(allowed(policy ?? '', 'default-src')).toEqual(["'none'"]);
    expect(allowed(policy ?? '', 'script-src')).toEqual(["'self'"]);
    expect(allowed(policy ?? '', 'connect-src')).toEqual(["'self'"]);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  },
);

/** Ways in which a text becomes markup or code. */
const makers =
  /\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|createContextualFragment|parseFromString|setHTMLUnsafe)\b|document\.write|\beval\(|new Function\(/;

test('no source makes markup or code of a text', () => {
  expect('element.innerHTML = text').toMatch(makers);
  expect(sourceFiles.filter((file) => makers.test(bareCode(file)))).toEqual([]);
});
