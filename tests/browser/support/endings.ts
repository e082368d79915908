import { expect } from 'vitest';
import { pressEnding, waitForResult } from '../../../demo/browser/demo-page.ts';
import { closesIn, readRows, waitForDiagnosis } from '../../../demo/browser/rows.ts';
import { until } from '../../../demo/browser/until.ts';
import type { Ending, Recipe } from '../../../demo/endings/types.ts';
import type { DemoServer } from '../../../demo/server/server.ts';
import { exportSession } from './panel/export-session.ts';
import { act } from './panel/panel-hands.ts';
import type { Stage } from './stage.ts';

/** Beyond the time that an ending itself takes, in ms. */
const patience = 15_000;

/** Empties the panel's log, so that one ending's history is not another's. */
export async function clearLog({ panel }: Pick<Stage, 'panel'>): Promise<void> {
  await act(panel, 'clear');
  await until('the log is empty', async () => (await readRows(panel)).length === 0);
}

/** Presses an ending's button on the demo page, and holds what the panel says of each of its sockets to what is known. */
export async function checkEnding(stage: Stage, server: DemoServer, ending: Ending): Promise<void> {
  const tickets = await pressEnding(stage.page, ending.id);
  expect(tickets.length).toBeGreaterThan(0);
  await checkSockets(stage, server, ending, tickets);
}

/** The second half of `checkEnding`, for an ending whose button was pressed earlier. */
export async function checkSockets(
  stage: Stage,
  server: DemoServer,
  ending: Ending,
  tickets: readonly string[],
): Promise<void> {
  for (const ticket of tickets) {
    await checkRow(stage, ending, ticket);
    await checkServerLog(server, ending, ticket);
  }
  const session = await exportOf(stage, ending, tickets);
  for (const ticket of tickets) checkExport(ending, session, ticket);
}

/** The exported session; where the owner is expected to be recognised, with the handshakes, which come a moment later. */
async function exportOf(stage: Stage, { expected }: Ending, tickets: readonly string[]): Promise<Session> {
  if (!expected.owners?.length) return exportSession(stage);
  return until('the handshakes of all sockets are exported', async () => {
    const session = await exportSession(stage);
    const exported = session.sockets.filter(({ url }) =>
      tickets.some((ticket) => url.includes(`~${ticket}`)),
    );
    return exported.every(({ handshake }) => handshake) ? session : null;
  });
}

/** The sockets that one ticket stands for. */
const socketsOf = (recipe: Recipe): number => (recipe.kind === 'reconnect' ? recipe.attempts : 1);

async function checkRow(
  { page, panel }: Stage,
  { expected, recipe, seconds = 0 }: Ending,
  ticket: string,
): Promise<void> {
  const timeout = patience + seconds * 1000;
  const outcomes = expected.close ? ['closed'] : ['error only', 'threw', 'gone'];
  const seen = await waitForResult(page, ticket, outcomes, timeout);
  expect(seen.close, 'the page’s own CloseEvent').toEqual(expected.close);
  await until(`every socket of ${ticket} has its row`, async () => {
    const rows = await readRows(panel);
    return closesIn(rows.filter(({ text }) => text.includes(`~${ticket}`))) === socketsOf(recipe);
  });
  const row = await waitForDiagnosis(panel, ticket, { ...expected, close: seen.close }, timeout);
  expect(row).toMatchObject({ cause: expected.cause, confidence: expected.confidence });
  if (seen.close?.reason) expect(row.text).toContain(seen.close.reason);
}

async function checkServerLog(server: DemoServer, { expected }: Ending, ticket: string): Promise<void> {
  if (expected.serverGets === undefined) return;
  const { closeFrame } = await server.log.wait(ticket);
  expect(closeFrame === null ? 'none' : closeFrame.code, 'code in the server’s log').toBe(
    expected.serverGets,
  );
}

type Session = Awaited<ReturnType<typeof exportSession>>;

function checkExport({ expected }: Ending, session: Session, ticket: string): void {
  const exported = session.sockets.filter(({ url }) => url.includes(`~${ticket}`));
  const [socket] = exported;
  expect(exported.length, 'the socket’s records in the export').toBeGreaterThan(0);
  expect(socket?.close).toEqual(expected.close);
  expect(socket?.closedBy, 'who closed it').toBe(expected.closedBy);
  expect(socket?.diagnosis).toMatchObject({
    cause: expected.cause,
    confidence: expected.confidence,
    effectiveCode: expected.effectiveCode,
    owners: expected.owners ?? [],
  });
  if (expected.text === null) expect(socket?.browserText).toBeNull();
  else expect(socket?.browserText?.slice(0, expected.text.length)).toBe(expected.text);
}
