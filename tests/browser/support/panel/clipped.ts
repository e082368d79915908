import type { Frame } from 'puppeteer-core';
import { until } from '../../../../demo/browser/until.ts';

/** Milliseconds that a panel may take to arrange itself in another size: the list's columns follow a frame later. */
const patience = 10_000;

/** Texts of the panel that are cut off, and stay so. */
export async function clippedTexts(panel: Frame): Promise<readonly string[]> {
  let found: readonly string[] = [];
  const isWhole = async () => {
    found = await clippedNow(panel);
    return found.length === 0;
  };
  // The texts themselves say more than that there were some.
  await until('nothing is cut off', isWhole, patience).catch(() => undefined);
  return found;
}

/**
 * Texts of the panel that stand outside what can be seen or scrolled to: cut by a box that hides what overflows, or
 * beyond the panel's own edges. Lines of the list and excerpts are left out: they end in an ellipsis, and stand whole elsewhere.
 */
function clippedNow(panel: Frame): Promise<readonly string[]> {
  return panel.evaluate(() => {
    const slack = 1;
    const cutBy = (box: DOMRect, place: Element): boolean => {
      for (let around: Element | null = place; around; around = around.parentElement) {
        const { overflowX, overflowY, position } = getComputedStyle(around);
        const edge =
          around === document.documentElement
            ? new DOMRect(0, 0, innerWidth, innerHeight)
            : around.getBoundingClientRect();
        const beyondX = box.left < edge.left - slack || box.right > edge.right + slack;
        const beyondY = box.top < edge.top - slack || box.bottom > edge.bottom + slack;
        if (beyondX && /hidden|clip/.test(overflowX)) return true;
        if (beyondY && /hidden|clip/.test(overflowY)) return true;
        if (around === document.documentElement) return beyondX;
        if (/auto|scroll/.test(`${overflowX} ${overflowY}`)) return beyondX && !/auto|scroll/.test(overflowX);
        if (position === 'fixed' || around.tagName === 'DIALOG')
          return beyondX && around.scrollWidth <= around.clientWidth;
      }
      return false;
    };
    const { scrollWidth, scrollHeight } = document.documentElement;
    const found =
      scrollWidth > innerWidth || scrollHeight > innerHeight ? ['the panel as a whole scrolls'] : [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      const place = text.parentElement;
      if (!place || text.nodeValue?.trim() === '') continue;
      if (
        place.closest('.lines, .excerpt, .visually-hidden, option, datalist, svg') ||
        !place.checkVisibility()
      )
        continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      if ([...range.getClientRects()].some((box) => box.width > 0 && cutBy(box, place))) {
        found.push(`${place.tagName}.${place.className}: ${text.nodeValue}`);
      }
    }
    return found;
  });
}
