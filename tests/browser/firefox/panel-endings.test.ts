import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDemoPage, pressEnding, waitForResult } from '../../../demo/browser/demo-page.ts';
import { readRows } from '../../../demo/browser/rows.ts';
import { until } from '../../../demo/browser/until.ts';
import { inFirefox } from '../../../demo/endings/in-firefox.ts';
import type { Ending } from '../../../demo/endings/types.ts';
import { endings } from '../../../demo/endings.ts';
import { type DemoServer, startDemoServer } from '../../../demo/server/server.ts';
import { closeOf, type EndedSocket, isEnded } from '../../../src/model/socket.ts';
import { type FirefoxStage, openFirefoxStage } from '../support/firefox/firefox-stage.ts';
import { there } from '../support/panel/there.ts';

let server: DemoServer | null = null;
let stage: FirefoxStage | null = null;

beforeAll(async () => {
  server = await startDemoServer();
  stage = await openFirefoxStage({
    url: server.url,
    authority: server.authority,
    before: (page) => openDemoPage(page, there(server).url),
  });
});
afterAll(async () => {
  await stage?.close();
  await server?.stop();
});

const isLong = ({ seconds = 0 }: Ending): boolean => seconds > 10;
const takesPage = ({ recipe }: Ending): boolean => recipe.kind === 'taken-away';
const staysOpen = ({ id }: Ending): boolean => inFirefox[id]?.staysOpen ?? false;
/** Firefox has no WebSocketStream: there is no socket to record. */
const isMade = ({ recipe }: Ending): boolean => recipe.kind !== 'stream';
const isPlain = (ending: Ending): boolean =>
  isMade(ending) && !isLong(ending) && !takesPage(ending) && !staysOpen(ending);

/** The records of a ticket, once all have ended. */
async function recordsOf(ticket: string, timeout: number): Promise<readonly EndedSocket[]> {
  const ofTicket = ({ url }: { url: string }) => url.includes(`~${ticket}`);
  const sockets = await there(stage).line.waitFor((all) => {
    const own = all.filter(ofTicket);
    return own.length > 0 && own.every(isEnded);
  }, timeout);
  return sockets.filter(ofTicket).filter(isEnded);
}

/** Holds what the panel has of an ending against what its page saw. Gives the record. */
async function check(ending: Ending, ticket: string): Promise<EndedSocket> {
  const { page, devtools } = there(stage);
  const timeout = 15_000 + (ending.seconds ?? 0) * 1_000;
  const result = await waitForResult(page, ticket, ['closed', 'threw', 'gone'], timeout);
  const records = await recordsOf(ticket, timeout);
  const last = there(records.at(-1) ?? null);
  expect(closeOf(last)).toEqual(result.close);
  await until(`the panel has a row for ${ticket}`, async () => {
    const rows = await readRows(devtools.panel);
    const code = result.close === null ? '' : `${result.close.code}`;
    return rows.some((row) => row.text.includes(`~${ticket}`) && row.closeCode === code);
  });
  return last;
}

/** What Firefox says of the request, as docs/browsers.md has it. */
const said: Readonly<Record<string, string>> = {
  refused: 'NS_ERROR_CONNECTION_REFUSED',
  'unknown-name': 'NS_ERROR_UNKNOWN_HOST',
  'hang-up': 'NS_ERROR_NET_RESET',
  'reset-early': 'NS_ERROR_NET_RESET',
  'ws-to-tls': 'NS_ERROR_NET_RESET',
  garbage: 'NS_ERROR_WEBSOCKET_CONNECTION_REFUSED',
  'tls-untrusted': 'Peer’s Certificate issuer is not recognized.',
  'tls-expired': 'Peer’s Certificate has expired.',
  'wss-to-plain': 'SSL received a record that exceeded the maximum permissible length.',
};

describe('every way of ending in Firefox, as the panel records it', () => {
  it.each(endings.filter(isPlain))('$group: $title ($id)', async (ending) => {
    for (const ticket of await pressEnding(there(stage).page, ending.id)) {
      const record = await check(ending, ticket);
      const words = said[ending.id];
      const status = /^status-(\d+)$/.exec(ending.id)?.[1];
      const { line } = there(stage);
      if (words !== undefined || status !== undefined) {
        const joined = await line.waitFor((all) =>
          all.some((socket) => socket.id === record.id && isEnded(socket) && socket.network !== null),
        );
        expect(joined.find(({ id }) => id === record.id)).toMatchObject({
          browserText: words === undefined ? null : { text: words, source: 'network' },
          network: status === undefined ? {} : { handshake: { status: Number(status) } },
        });
      }
    }
  });
});
