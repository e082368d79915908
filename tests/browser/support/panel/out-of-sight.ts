import type { Frame } from 'puppeteer-core';

/** Closes looked at in one go: of all of them the browser's answer would be long in coming on a busy machine. */
const inOneGo = 20;

/**
 * Goes down the list, close by close, and gives what of each detail cannot be seen without scrolling: the headline, the
 * first step of the fix with the first line of what it says to paste, the line of code behind the close. The list has `count`
 * closes.
 */
export async function outOfSight(panel: Frame, count: number): Promise<readonly string[]> {
  const found: string[] = [];
  for (let from = 0; from < count; from += inOneGo) {
    found.push(...(await outOfSightBetween(panel, from, Math.min(from + inOneGo, count))));
  }
  return found;
}

/** The same of the closes from one place in the list to before another; one after the other, from the first on. */
function outOfSightBetween(panel: Frame, from: number, to: number): Promise<readonly string[]> {
  return panel.evaluate(
    async (first, end) => {
      const slack = 1;
      const grid = document.querySelector<HTMLElement>('[role="grid"]');
      if (!grid) throw new Error('There is no list.');
      const detail = () => document.querySelector<HTMLElement>('[data-region="detail"]');
      const press = (key: string) => grid.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      const drawn = async (before: string | undefined) => {
        const deadline = performance.now() + 10_000;
        while (performance.now() < deadline) {
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
          const { top, bottom: foot, left, right, height } = element.getBoundingClientRect();
          const inHeight = top >= box.top - slack && foot <= bottom + slack;
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
      if (first === 0) detail()?.querySelector<HTMLElement>('.actions > button:last-child')?.click();
      for (let index = first; index < end; index += 1) {
        const before = detail()?.dataset.socket;
        press(index === 0 ? 'Home' : 'ArrowDown');
        if (await drawn(before)) look();
        else found.push(`no detail of close ${index}`);
      }
      return found;
    },
    from,
    to,
  );
}
