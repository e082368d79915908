import type { Frame } from 'puppeteer-core';
import { until } from './until.ts';

/** A row of the panel's list, by the attributes that are promised to automation. */
export interface PanelRow {
  /** The code as the page saw it; '' where it saw none. */
  readonly closeCode: string;
  readonly cause: string;
  readonly confidence: string;
  /** How many closes alike the row stands for. */
  readonly count: number;
  /** What is written in the row's cells, pieces parted by ' · '. */
  readonly text: string;
  /** The same without the first cell, which is the code again. */
  readonly words: string;
}

/** Reads the rows that are drawn now, in order. */
export function readRows(panel: Frame): Promise<readonly PanelRow[]> {
  return panel.evaluate(() => {
    const pieces = (cell: Element): string => {
      const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      const texts: string[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode.nodeValue?.trim() ?? '');
      return texts.filter((text) => text !== '').join(' · ');
    };
    return [...document.querySelectorAll<HTMLElement>('[data-close-code]')].map((row) => {
      const { closeCode = '', cause = '', confidence = '', count = '1' } = row.dataset;
      const cells = [...row.children].map(pieces).filter((text) => text !== '');
      return {
        closeCode,
        cause,
        confidence,
        count: Number(count),
        text: cells.join(' · '),
        words: cells.slice(1).join(' · '),
      };
    });
  });
}

/** How many closes these rows stand for. */
export const closesIn = (rows: readonly PanelRow[]): number =>
  rows.reduce((sum, { count }) => sum + count, 0);

/** Waits for a drawn row that fits. */
export function waitForRow(
  panel: Frame,
  what: string,
  fits: (row: PanelRow) => boolean,
  timeout?: number,
): Promise<PanelRow> {
  return until(`the panel has a row for ${what}`, async () => (await readRows(panel)).find(fits), timeout);
}

/** Milliseconds that an entry of DevTools' network log may take after the close on a busy machine. */
const entryPatience = 5_000;

/**
 * Waits for the row of a ticket, and a little longer until it has this cause: what DevTools' network log tells comes after
 * the close. Gives the row as it is by then.
 */
export async function waitForDiagnosis(
  panel: Frame,
  ticket: string,
  { close, cause }: { readonly close: { readonly code: number } | null; readonly cause: string },
  timeout?: number,
): Promise<PanelRow> {
  const code = close?.code ?? null;
  const row = await waitForTicket(panel, ticket, code, timeout);
  if (row.cause === cause) return row;
  const fits = (other: PanelRow) => other.text.includes(`~${ticket}`) && other.cause === cause;
  return waitForRow(panel, `${ticket} with ${cause}`, fits, entryPatience).catch(() =>
    waitForTicket(panel, ticket, code),
  );
}

/**
 * Waits for the row of the socket with this ticket. A row may change: what is thought to be gone with its page gets
 * its code when the page comes back; so the code that it is to have must be there.
 */
export function waitForTicket(
  panel: Frame,
  ticket: string,
  code: number | null,
  timeout?: number,
): Promise<PanelRow> {
  const closeCode = code === null ? '' : `${code}`;
  const fits = (row: PanelRow) => row.text.includes(`~${ticket}`) && row.closeCode === closeCode;
  return waitForRow(panel, `${ticket} with code ${closeCode || 'none'}`, fits, timeout);
}
