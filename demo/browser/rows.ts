import type { Frame } from 'puppeteer-core';
import { until } from './until.ts';

/** A row of the panel's list, by the attributes that are promised to automation. */
export interface PanelRow {
  /** The code as the page saw it; '' where it saw none. */
  readonly closeCode: string;
  readonly cause: string;
  readonly confidence: string;
  /** All that is written in the row, pieces parted by ' · '. */
  readonly text: string;
}

/** Reads the rows that are drawn now, in order. */
export function readRows(panel: Frame): Promise<readonly PanelRow[]> {
  return panel.evaluate(() => {
    const pieces = (row: Element): string => {
      const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      const texts: string[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode.nodeValue?.trim() ?? '');
      return texts.filter((text) => text !== '').join(' · ');
    };
    return [...document.querySelectorAll<HTMLElement>('[data-close-code]')].map((row) => ({
      closeCode: row.dataset.closeCode ?? '',
      cause: row.dataset.cause ?? '',
      confidence: row.dataset.confidence ?? '',
      text: pieces(row),
    }));
  });
}

/** Waits for a drawn row that fits; a string fits a row whose text holds it. */
export function waitForRow(
  panel: Frame,
  wanted: string | ((row: PanelRow) => boolean),
  timeout?: number,
): Promise<PanelRow> {
  const fits = typeof wanted === 'string' ? (row: PanelRow) => row.text.includes(wanted) : wanted;
  return until(`the panel has a row for ${wanted}`, async () => (await readRows(panel)).find(fits), timeout);
}
