import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NetworkLogReader } from '../../../src/capture/network-log/network-log-reader.ts';
import { parseNetworkLogMessage, parsePanelMessage } from '../../../src/channel/parse.ts';
import { limits } from '../../../src/model/limits.ts';
import type { ReportedEntry } from '../../../src/model/network-entry.ts';
import { harOf, messageOf } from '../capture/network-log/har.ts';
import { lengthOf, like, tries } from './hostile.ts';

/** Characters of a reduced entry at most, escaped. */
const entryLength = 6 * (2 * limits.headersLength + limits.loggedMessagesLength + 100_000);

const entries = [
  harOf({ _webSocketMessages: [messageOf('send', 'hello'), messageOf('receive', 'AQID', 2)] }),
  harOf({ response: { status: 403, headers: [] }, time: null }),
];

test('any entry of the network log is reduced to one that the background takes, or left out', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(like(...entries), { minLength: 1, maxLength: 3 }), async (given) => {
      const heard: ReportedEntry[] = [];
      const reader = new NetworkLogReader({
        subscribe: (listener) => {
          for (const entry of given) listener(entry);
          return () => {};
        },
        mayReadMessages: () => true,
        onEntry: (reported) => heard.push(reported),
        pause: async () => {},
      });
      reader.listen(true);
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      for (const reported of heard) {
        expect(lengthOf(reported)).toBeLessThan(entryLength);
        const message = JSON.parse(JSON.stringify({ type: 'network-entry', reported }));
        if (parseNetworkLogMessage(message) === null) throw new Error('refused by the background');
      }
    }),
    tries(5_000),
  );
});

test('any message on the ports is narrowed or refused', () => {
  const message = like<unknown>(
    { type: 'rehearse', socketId: '1-7', code: 4001, reason: 'x' },
    { type: 'set-keep-log', keep: true },
    { type: 'more' },
  );
  fc.assert(
    fc.property(message, (given) => {
      const read = parsePanelMessage(given);
      if (read !== null) expect(lengthOf(read)).toBeLessThan(2_000);
    }),
    tries(10_000),
  );
});
