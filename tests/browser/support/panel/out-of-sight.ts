import type { Frame } from 'puppeteer-core';

/**
 * Goes down the list, close by close, and gives what of each detail cannot be seen without scrolling: the headline, the
 * first step of the fix with the first line of what it says to paste, the line of code behind the close. The list has `count`
 * closes.
 */
export function outOfSight(panel: Frame, count: number): Promise<readonly string[]> {
  return panel.evaluate(async (closes) => {
    const slack = 1;
    const grid = document.querySelector<HTMLElement>('[role="grid"]');
    if (!grid) throw new Error('There is no list.');
    const detail = () => document.querySelector<HTMLElement>('[data-region="detail"]');
    const press = (key: string) => grid.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    const drawn = async (before: string | undefined) => {
      const end = performance.now() + 2_000;
      while (performance.now() < end) {
        const now = detail()?.dataset.socket;
        if (now !== undefined && now !== before) return now;
        await new Promise((later) => setTimeout(later));
      }
      return null;
    };
    const found: string[] = [];
    const look = () => {
      const region = detail();
      if (!region) return;
      const box = region.getBoundingClientRect();
      const bottom = Math.min(box.bottom, innerHeight);
      const isSeen = (element: Element | null | undefined) => {
        if (!element) return false;
        const { top, bottom: end, left, right, height } = element.getBoundingClientRect();
        const inHeight = top >= box.top - slack && end <= bottom + slack;
        return height > 0 && inHeight && left >= box.left - slack && right <= box.right + slack;
      };
      const step = region.querySelector('[data-region="fix"] li');
      const parts = {
        headline: region.querySelector('h1'),
        'first step': step?.querySelector('.step'),
        initiator: region.querySelector('.where button.link'),
        ...(step?.querySelector('.snippet') ? { snippet: step.querySelector('.snippet') } : {}),
      };
      for (const [name, part] of Object.entries(parts)) {
        if (isSeen(part)) continue;
        const over = part ? Math.round(part.getBoundingClientRect().bottom - bottom) : 'missing';
        found.push(`${name} (${over}): ${region.querySelector('h1')?.textContent}`);
      }
    };
    detail()?.querySelector<HTMLElement>('.actions > button:last-child')?.click();
    for (let index = 0; index < closes; index += 1) {
      const before = detail()?.dataset.socket;
      press(index === 0 ? 'Home' : 'ArrowDown');
      if (await drawn(before)) look();
      else found.push(`no detail of close ${index}`);
    }
    return found;
  }, count);
}
