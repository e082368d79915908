import type { Frame, Page } from 'puppeteer-core';
import { elementOf } from '../browser/element.ts';
import { until } from '../browser/until.ts';

/** Presses the first element that a selector finds, once there is one. */
export async function press(panel: Frame, selector: string): Promise<void> {
  const found = await elementOf(panel, selector);
  await found.evaluate((element) => (element as HTMLElement).click());
}

/** Presses the row of the socket with this path, which must be drawn; `second`: to compare it with the one chosen before. */
export async function chooseRow(panel: Frame, path: string, second = false): Promise<void> {
  await until(`the row of ${path} can be chosen`, () =>
    panel.evaluate(
      (wanted, ctrlKey) => {
        const rows = [...document.querySelectorAll<HTMLElement>('[data-close-code]')];
        const row = rows.find(({ textContent }) => textContent?.includes(wanted));
        row?.dispatchEvent(new MouseEvent('click', { bubbles: true, ctrlKey }));
        return row !== undefined;
      },
      path,
      second,
    ),
  );
  await panel.waitForSelector('[data-region="detail"] h1');
}

/** Switches the panel's language by its own picker. */
export async function speak(panel: Frame, language: string): Promise<void> {
  await panel.select('.top-end select', language);
  await until(`the panel speaks ${language}`, () =>
    panel.evaluate((wanted) => document.documentElement.lang === wanted, language),
  );
}

/** Waits until a document has drawn itself as it is now. */
export async function drawn(document: Frame | Page): Promise<void> {
  await document.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}

/** Waits until the panel has drawn itself, and nothing moves any more. */
export async function settled(panel: Frame): Promise<void> {
  await drawn(panel);
  await until('nothing moves', () => panel.evaluate(() => document.getAnimations().length === 0));
}

/** The text of the session file that the panel's export button downloads. */
export async function exportedSession(panel: Frame): Promise<string> {
  await elementOf(panel, '[data-action="export-session"]:enabled');
  return panel.evaluate(async () => {
    const original = URL.createObjectURL;
    const blob = new Promise<Blob>((resolve) => {
      URL.createObjectURL = (made: Blob) => {
        resolve(made);
        return original(made);
      };
    });
    document.querySelector<HTMLElement>('[data-action="export-session"]')?.click();
    const text = await (await blob).text();
    URL.createObjectURL = original;
    return text;
  });
}
