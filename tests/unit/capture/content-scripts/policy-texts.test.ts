import { expect, test } from 'vitest';
import { url, wanted, watchTab } from './watched-tab.ts';

const tab = watchTab();

test('a constructor that threw gets the words of the policy that made it', async () => {
  await tab.witness.start(wanted);
  const page = tab.scripts.connect('page');
  page.report(`threw ${url} NS_ERROR_CONTENT_BLOCKED`, 'threw ws://b.example/ SyntaxError no');
  page.say({
    type: 'policy',
    url,
    directive: 'connect-src',
    policy: "img-src *; connect-src 'self'",
    at: 1_001,
  });
  expect(tab.log.ended().map(({ browserText }) => browserText?.text)).toEqual([
    'securitypolicyviolation, directive: "connect-src \'self\'"',
    undefined,
  ]);
});

test('a policy’s event that comes before its constructor’s report waits for it', async () => {
  await tab.witness.start(wanted);
  const page = tab.scripts.connect('page');
  page.say({ type: 'policy', url, directive: 'connect-src', policy: "connect-src 'self'", at: 1_001 });
  page.report(`threw ${url} NS_ERROR_CONTENT_BLOCKED`);
  page.report(`threw ${url} NS_ERROR_CONTENT_BLOCKED`);
  expect(tab.log.ended().map(({ browserText }) => browserText?.source)).toEqual(['security', undefined]);
});
