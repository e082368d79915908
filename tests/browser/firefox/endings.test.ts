import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDemoPage, pressEnding, waitForResult } from '../../../demo/browser/demo-page.ts';
import type { DrivenBrowser } from '../../../demo/browser/driver.ts';
import { drivers } from '../../../demo/browser/drivers.ts';
import { inFirefox, type SeenInFirefox } from '../../../demo/endings/in-firefox.ts';
import type { Ending } from '../../../demo/endings/types.ts';
import { endings } from '../../../demo/endings.ts';
import { type DemoServer, startDemoServer } from '../../../demo/server/server.ts';
import { there } from '../support/panel/there.ts';

let server: DemoServer | null = null;
let launched: DrivenBrowser | null = null;
let page: Page | null = null;

beforeAll(async () => {
  server = await startDemoServer();
  launched = await drivers.firefox.launch({
    executablePath: inject('firefoxPath'),
    authority: server.authority,
  });
  page = (await launched.browser.pages())[0] ?? null;
  await openDemoPage(there(page), server.url);
});
afterAll(async () => {
  await launched?.close();
  await server?.stop();
});

/** Chromium's expectation, with what Firefox does otherwise. */
function seen({ id, expected }: Ending): SeenInFirefox {
  const { close, serverGets } = expected;
  return { close, ...(serverGets === undefined ? {} : { serverGets }), ...inFirefox[id] };
}

/** The names of a socket's events on the demo page, as its row has them. */
const eventsOf = (ticket: string): Promise<string> =>
  there(page).$eval(`#log tr[data-ticket="${ticket}"] td:nth-child(2)`, (cell) => cell.textContent ?? '');

async function checkSocket(ending: Ending, ticket: string): Promise<void> {
  const { close = null, closeMayBeMissed, serverGets, threw, seconds = ending.seconds ?? 0 } = seen(ending);
  const outcomes = threw === undefined ? ['closed', 'gone'] : ['threw'];
  const result = await waitForResult(there(page), ticket, outcomes, 15_000 + seconds * 1000);
  const missed = closeMayBeMissed && result.outcome === 'gone';
  if (close === null || missed) expect(result.close).toBeNull();
  else expect(result.close).toMatchObject(close);
  if (threw !== undefined) return expect(await eventsOf(ticket)).toContain(threw);
  if (serverGets === undefined) return;
  const { closeFrame } = await there(server).log.wait(ticket);
  expect(closeFrame === null ? 'none' : closeFrame.code, 'code in the server’s log').toBe(serverGets);
}

const takesPage = ({ recipe }: Ending): boolean => recipe.kind === 'taken-away';
const isLong = ({ seconds = 0 }: Ending): boolean => seconds > 10;
const staysOpen = ({ id }: Ending): boolean => inFirefox[id]?.staysOpen ?? false;
const isPlain = (ending: Ending): boolean => !takesPage(ending) && !staysOpen(ending) && !isLong(ending);

describe('every way of ending in Firefox: what the page is told, and what the server gets', () => {
  const tickets = new Map<string, readonly string[]>();
  beforeAll(async () => {
    for (const { id } of endings.filter((ending) => isLong(ending) || staysOpen(ending)))
      tickets.set(id, await pressEnding(there(page), id));
  });

  it.each(endings.filter(isPlain))('$group: $title ($id)', async (ending) => {
    for (const ticket of await pressEnding(there(page), ending.id)) await checkSocket(ending, ticket);
  });

  it.each(endings.filter(isLong))('$group: $title ($id)', { timeout: 90_000 }, async (ending) => {
    for (const ticket of tickets.get(ending.id) ?? []) await checkSocket(ending, ticket);
  });

  // After all others, so that there was time for an end.
  it.each(endings.filter(staysOpen))('$group: $title ($id) is taken as it is', async ({ id }) => {
    for (const ticket of tickets.get(id) ?? []) expect(await eventsOf(ticket)).toBe('open');
  });

  it.each(endings.filter(takesPage))('$group: $title ($id)', async (ending) => {
    for (const ticket of await pressEnding(there(page), ending.id)) await checkSocket(ending, ticket);
  });
});
