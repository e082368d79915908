import type { Page } from 'puppeteer-core';
import { until } from './until.ts';

/** A row of the demo page's log: what the page itself saw of one socket. */
export interface PageResult {
  readonly ticket: string;
  readonly url: string;
  readonly outcome: string;
  readonly close: { readonly code: number; readonly reason: string; readonly wasClean: boolean } | null;
}

/** Opens the demo page and waits until its buttons work. */
export async function openDemoPage(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForSelector('[data-ready]');
}

/** Presses an ending's button, once it is there; gives the tickets of the sockets it made. */
export function pressEnding(page: Page, id: string): Promise<readonly string[]> {
  return until(`the demo page takes "${id}"`, () => press(page, id).catch(() => null));
}

function press(page: Page, id: string): Promise<readonly string[] | null> {
  return page.evaluate((ending) => {
    const button = document.querySelector<HTMLButtonElement>(`[data-ready] [data-ending="${ending}"]`);
    if (!button) return null;
    const rows = `#log tr[data-ending="${ending}"]`;
    const before = new Set(document.querySelectorAll(rows));
    button.click();
    const made = [...document.querySelectorAll<HTMLElement>(rows)].filter((row) => !before.has(row));
    return made.map((row) => row.dataset.ticket ?? '');
  }, id);
}

/** Reads a socket's row; null where the page has none, or is on its way to another page. */
async function readResult(page: Page, ticket: string): Promise<PageResult | null> {
  const read = page.evaluate((wanted) => {
    const row = document.querySelector<HTMLElement>(`#log tr[data-ticket="${wanted}"]`);
    if (!row) return null;
    const { url = '', outcome = '', close = '' } = row.dataset;
    return { ticket: wanted, url, outcome, close: close === '' ? null : JSON.parse(close) };
  }, ticket);
  return read.catch(() => null);
}

/** Waits until the page has seen one of these outcomes of a socket. */
export function waitForResult(
  page: Page,
  ticket: string,
  outcomes: readonly string[],
  timeout?: number,
): Promise<PageResult> {
  return until(
    `the page knows the end of ${ticket}`,
    async () => {
      const result = await readResult(page, ticket);
      return result && outcomes.includes(result.outcome) ? result : null;
    },
    timeout,
  );
}
