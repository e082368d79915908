import { waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import type { EndedSocket } from '../../../src/model/socket.ts';
import type { StoredSettings } from '../../../src/ui/state/platform.ts';
import { noTraffic } from '../../unit/model/sockets.ts';
import { session } from '../fixtures/session.ts';
import { hide, rowOf, rows, type Shown, show } from '../fixtures/show.tsx';
import { closeEvent, ended, start } from '../fixtures/sockets.ts';

let shown: Shown;
afterEach(() => hide(shown));

/** What the panel says to do about this socket. */
async function fixFor(socket: EndedSocket, stored: StoredSettings = {}): Promise<string> {
  shown = await show({ log: { ...session, sockets: [socket] }, stored });
  await waitFor(() => expect(rows()).toHaveLength(1));
  rowOf(socket.id).click();
  await waitFor(() => expect(document.querySelector('[data-region="fix"]')).toBeTruthy());
  return document.querySelector('[data-region="fix"]')?.textContent ?? '';
}

test("a vendor's own step leads the fix: graphql-ws's 4401 waits for ConnectionAck", async () => {
  const unauthorized = closeEvent(4401, 'Unauthorized');
  const fix = await fixFor(ended('g1', unauthorized, { protocol: 'graphql-transport-ws' }));
  expect(fix).toContain('ConnectionAck');
  expect(fix).not.toContain('token');
});

test("a team's own steps are the fix, letter by letter", async () => {
  const code = { code: 4100, name: 'Game over', fix: ['Insert a <b>coin</b>.', 'Press start.'] };
  const pack = { format: 'closeframe/pack', version: 1, name: 'Arcade', match: { hosts: ['api.shop.test'] } };
  const fix = await fixFor(ended('t1', closeEvent(4100, '')), { ownPacks: [{ ...pack, codes: [code] }] });
  expect(fix).toContain('Insert a <b>coin</b>.');
  expect(fix).toContain('Press start.');
});

test.each([
  ['a.herokuapp.com', 55, 'has no setting for this limit'],
  ['a.execute-api.eu-west-1.amazonaws.com', 600, 'cannot send pings'],
])('what %s does not allow is not advised', async (host, seconds, said) => {
  const lived = seconds * 1_000 + 9;
  const quiet = ended('q1', closeEvent(1006), {
    url: `wss://${host}/live`,
    lived,
    traffic: { ...noTraffic, received: 1, lastReceivedAt: start + 9 },
  });
  const fix = await fixFor(quiet);
  expect(fix).toContain(said);
  expect(fix).not.toContain('Raise');
});
