import { expect, test } from 'vitest';
import { diagnosed, failed } from '../../stories/fixtures.ts';

// developer.chrome.com, "Local Network Access"; support.mozilla.org, "Control personal device and local network permissions".
test.each([
  ['chromium', 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS', 'localNetwork'],
  ['firefox', 'NS_ERROR_LOCAL_NETWORK_ACCESS_DENIED', 'localNetworkFirefox'],
] as const)('%s is told by its own controls how to allow the local network', (browser, text, key) => {
  const { cause, fix } = diagnosed(failed(text), {}, null, browser);
  expect(cause).toBe('request-blocked');
  expect(fix.map((one) => one.text.key)).toEqual([`causes.request-blocked.fix.${key}`]);
});
