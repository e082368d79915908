import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDemoPage, pressEnding, waitForResult } from '../../../demo/browser/demo-page.ts';
import { type PanelRow, readRows } from '../../../demo/browser/rows.ts';
import { until } from '../../../demo/browser/until.ts';
import { answerForClose, inFirefox, type SeenInFirefox } from '../../../demo/endings/in-firefox.ts';
import type { Ending } from '../../../demo/endings/types.ts';
import { endings } from '../../../demo/endings.ts';
import { exportedSession } from '../../../demo/pictures/hands.ts';
import { type DemoServer, startDemoServer } from '../../../demo/server/server.ts';
import { type CloseEventFacts, closeOf, type EndedSocket, isEnded } from '../../../src/model/socket.ts';
import { type FirefoxStage, openFirefoxStage } from '../support/firefox/firefox-stage.ts';
import { there } from '../support/panel/there.ts';

/** Beyond the time that an ending itself takes, in ms. */
const patience = 15_000;

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

/** Chromium's expectation, with what Firefox does otherwise. */
function seen({ id, expected }: Ending): SeenInFirefox {
  const { close, serverGets } = expected;
  return { close, ...(serverGets === undefined ? {} : { serverGets }), ...inFirefox[id] };
}

/** The names of a socket's events on the demo page, as its row has them. */
const eventsOf = (ticket: string): Promise<string> =>
  there(stage).page.$eval(
    `#log tr[data-ticket="${ticket}"] td:nth-child(2)`,
    (cell) => cell.textContent ?? '',
  );

/** Holds the page's own event against the table. Gives it. */
async function checkPage(ending: Ending, ticket: string): Promise<CloseEventFacts | null> {
  const { close = null, closeMayBeMissed, threw, seconds = ending.seconds ?? 0 } = seen(ending);
  const outcomes = threw === undefined ? ['closed', 'gone'] : ['threw'];
  const result = await waitForResult(there(stage).page, ticket, outcomes, patience + seconds * 1000);
  if (close === null || (closeMayBeMissed && result.outcome === 'gone')) expect(result.close).toBeNull();
  else expect(result.close).toMatchObject(close);
  if (threw !== undefined) expect(await eventsOf(ticket)).toContain(threw);
  return result.close;
}

async function checkServer(ending: Ending, ticket: string): Promise<void> {
  const { serverGets, frameMayBeMissed, threw } = seen(ending);
  if (serverGets === undefined || threw !== undefined) return;
  const { closeFrame } = await there(server).log.wait(ticket);
  if (closeFrame === null && frameMayBeMissed) return;
  expect(closeFrame === null ? 'none' : closeFrame.code, 'code in the server’s log').toBe(serverGets);
}

/** The last record of a ticket, once all its records have ended with what the browser says of them. */
async function recordOf(ticket: string, isWhole: (record: EndedSocket) => boolean): Promise<EndedSocket> {
  const ofTicket = ({ url }: { url: string }) => url.includes(`~${ticket}`);
  const sockets = await there(stage).line.waitFor((all) => {
    const own = all.filter(ofTicket);
    return own.length > 0 && own.every((socket) => isEnded(socket) && isWhole(socket));
  });
  return there(sockets.filter(ofTicket).filter(isEnded).at(-1) ?? null);
}

/** Holds the record against the page's own event, and against what Firefox says of the request. */
async function checkRecord(ending: Ending, ticket: string, close: CloseEventFacts | null): Promise<void> {
  const { request } = seen(ending);
  const status = typeof request === 'number' ? request : null;
  const words = typeof request === 'string' ? request : null;
  const record = await recordOf(
    ticket,
    ({ network, browserText }) =>
      (status === null || network !== null) && (words === null || browserText !== null),
  );
  expect(closeOf(record)).toEqual(close);
  if (status !== null) expect(record.network).toMatchObject({ handshake: { status } });
  if (words !== null) expect(record.browserText).toMatchObject({ text: words, source: 'network' });
}

/** Waits for the row with the answer. */
async function checkRow(ending: Ending, ticket: string, close: CloseEventFacts | null): Promise<void> {
  const answer = answerForClose(ending, close);
  const wanted = { closeCode: close === null ? '' : `${close.code}`, ...answer };
  let row: PanelRow | undefined;
  await until(`${wanted.closeCode} ${wanted.cause} ${wanted.confidence} for ${ticket}`, async () => {
    row = (await readRows(there(stage).devtools.panel)).find(({ text }) => text.includes(`~${ticket}`));
    return (
      row?.closeCode === wanted.closeCode &&
      row.cause === wanted.cause &&
      row.confidence === wanted.confidence
    );
  }).catch((problem: unknown) => {
    throw new Error(`The row says ${row?.closeCode} ${row?.cause} ${row?.confidence}`, { cause: problem });
  });
}

/**
 * A cause as if its ending had been alone: others that ended unasked within the same second make it look like a restart,
 * which is right.
 */
const alone = (cause: unknown, wanted: string): unknown => (cause === 'server-restart' ? wanted : cause);

/** What is read of a session file. */
interface Exported {
  readonly sockets: readonly {
    readonly url: string;
    readonly closedBy: string;
    readonly close: CloseEventFacts | null;
    readonly diagnosis: Readonly<Record<'cause' | 'confidence' | 'effectiveCode', unknown>>;
  }[];
}

/** What every socket of the run ended with, by its ticket. */
const done = new Map<string, { readonly ending: Ending; readonly close: CloseEventFacts | null }>();

/** `isDrawn`: the row is among the last, so that the list draws it; else the export alone is looked at, at the end. */
async function check(ending: Ending, tickets: readonly string[], isDrawn = true): Promise<void> {
  expect(tickets.length).toBeGreaterThan(0);
  for (const ticket of tickets) {
    const close = await checkPage(ending, ticket);
    await checkServer(ending, ticket);
    // Firefox has no WebSocketStream: there is no socket to record.
    if (ending.recipe.kind === 'stream') continue;
    await checkRecord(ending, ticket, close);
    if (isDrawn) await checkRow(ending, ticket, close);
    done.set(ticket, { ending, close });
  }
}

const takesPage = ({ recipe }: Ending): boolean => recipe.kind === 'taken-away';
const isLong = ({ seconds = 0 }: Ending): boolean => seconds > 10;
const staysOpen = ({ id }: Ending): boolean => inFirefox[id]?.staysOpen ?? false;
const isPlain = (ending: Ending): boolean => !takesPage(ending) && !staysOpen(ending) && !isLong(ending);

describe('every way of ending in Firefox: the panel says what the page saw, and the cause', () => {
  const tickets = new Map<string, readonly string[]>();
  beforeAll(async () => {
    for (const { id } of endings.filter((ending) => isLong(ending) || staysOpen(ending)))
      tickets.set(id, await pressEnding(there(stage).page, id));
  });
  const press = ({ id }: Ending) => pressEnding(there(stage).page, id);

  it.each(endings.filter(isPlain))('$group: $title ($id)', async (ending) => {
    await check(ending, await press(ending));
  });

  it('a policy that is broken is quoted', async () => {
    const [ticket = ''] = [...done].find(([, { ending }]) => ending.id === 'blocked-by-csp') ?? [];
    const record = await recordOf(ticket, ({ browserText }) => browserText !== null);
    expect(record).toMatchObject({
      ending: { kind: 'threw', exceptionName: 'NS_ERROR_CONTENT_BLOCKED' },
      browserText: { source: 'security', text: expect.stringContaining('directive: "connect-src') },
    });
  });

  it.each(endings.filter(isLong))('$group: $title ($id)', { timeout: 90_000 }, async (ending) => {
    await check(ending, tickets.get(ending.id) ?? [], false);
  });

  // After all others, so that there was time for an end.
  it.each(endings.filter(staysOpen))('$group: $title ($id) is taken as it is', async ({ id }) => {
    const sockets = await there(stage).line.sockets();
    for (const ticket of tickets.get(id) ?? []) {
      expect(await eventsOf(ticket)).toBe('open');
      expect(sockets.find(({ url }) => url.includes(`~${ticket}`))?.state).toBe('open');
    }
  });

  it.each(endings.filter(takesPage))('$group: $title ($id)', async (ending) => {
    await check(ending, await press(ending));
  });

  it('the export says the same, who closed each of them, and the code it amounts to', async () => {
    expect(done.size).toBeGreaterThan(80);
    const { sockets } = JSON.parse(await exportedSession(there(stage).devtools.panel)) as Exported;
    const said = [...done].map(([ticket, { ending, close: seen }]) => {
      const socket = sockets.findLast(({ url }) => url.includes(`~${ticket}`));
      const { close, closedBy, diagnosis } = there(socket ?? null);
      const { confidence, effectiveCode } = diagnosis;
      const cause = alone(diagnosis.cause, there(answerForClose(ending, seen)).cause);
      return [ending.id, close, { cause, confidence, closedBy, effectiveCode }];
    });
    expect(said).toEqual(
      [...done.values()].map(({ ending, close }) => [ending.id, close, answerForClose(ending, close)]),
    );
  });
});
