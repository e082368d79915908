import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { BrowserName, DevToolsPanel, DrivenBrowser } from '../../../demo/browser/driver.ts';
import { drivers } from '../../../demo/browser/drivers.ts';
import { until } from '../../../demo/browser/until.ts';
import { type DemoServer, startDemoServer } from '../../../demo/server/server.ts';
import { there } from '../support/panel/there.ts';

const extension = fileURLToPath(new URL('./extension', import.meta.url));

/** What a page of each browser gets where a certificate is not trusted. */
const untrusted: Readonly<Record<BrowserName, number>> = { chromium: 1006, firefox: 1015 };

describe.each(['chromium', 'firefox'] as const)('the driver of %s', (name) => {
  let server: DemoServer | null = null;
  let launched: DrivenBrowser | null = null;
  let page: Page | null = null;
  let opened: DevToolsPanel | null = null;

  beforeAll(async () => {
    server = await startDemoServer();
    launched = await drivers[name].launch({
      executablePath: inject(name === 'firefox' ? 'firefoxPath' : 'executablePath'),
      extension,
      authority: server.authority,
      dock: 'undocked',
    });
    page = (await launched.browser.pages())[0] ?? null;
    await there(page).goto(server.secureUrl);
    opened = await launched.openPanel(there(page));
  });
  afterAll(async () => {
    await launched?.close();
    await server?.stop();
  });

  test('an extension has its panel in the real DevTools of the page, and the mouse is trusted there', async () => {
    const { panel } = there(opened);
    expect(await panel.title()).toBe('Tried');
    await panel.click('button');
    const said = `${await there(page).title()}, trusted`;
    await until('the panel says so', () =>
      panel.evaluate((text) => document.querySelector('output')?.value === text, said),
    );
  });

  test('the mouse reaches a place of the panel by the panel’s corner', async () => {
    const { panel, mouse, corner } = there(opened);
    const { x, y } = await panel.$eval('button', (button) => {
      const { left, top } = button.getBoundingClientRect();
      return { x: left, y: top };
    });
    await panel.$eval('output', (output) => output.replaceChildren());
    const from = await corner();
    await mouse.click(from.x + x + 5, from.y + y + 5);
    await until('the press is trusted', () =>
      panel.evaluate(() => document.querySelector('output')?.value.endsWith(', trusted')),
    );
  });

  test('keys go to the element of the panel that has the focus', async () => {
    const { panel, keyboard } = there(opened);
    await panel.click('input');
    await keyboard.type('code:1006');
    await keyboard.press('Backspace');
    await until('the keys came', () =>
      panel.evaluate(() => document.querySelector('input')?.value === 'code:100'),
    );
  });

  test('the panel gets the size that it is given', async () => {
    const { panel, resize } = there(opened);
    await resize(1100, 700);
    await until('the panel has its size', () =>
      panel.evaluate(() => innerWidth === 1100 && innerHeight === 700),
    );
    await resize(400, 500);
    await until('the panel has its size', () =>
      panel.evaluate(() => innerWidth === 400 && innerHeight === 500),
    );
  });

  test.each(['dark', 'light'] as const)('the panel follows DevTools to the %s theme', async (theme) => {
    const { panel, setTheme } = there(opened);
    await setTheme(theme);
    await until('the panel has the theme', () =>
      panel.evaluate((wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches, theme),
    );
  });

  test('a picture shows DevTools with the panel in it', async () => {
    const { panel, picture } = there(opened);
    await panel.evaluate(() => document.documentElement.style.setProperty('background', 'rgb(1, 200, 3)'));
    const drawn = await partOf(there(page), await picture(), '1,200,3');
    expect(drawn).toBeGreaterThan(0.5);
    expect(drawn).toBeLessThan(1);
  });

  test('the profile trusts the authority of the demo, and no stranger', async () => {
    const { secure, untrusted: stranger } = there(server).places;
    expect(await outcomeOf(there(page), `${secure}/echo/~trusted`)).toBe('open');
    expect(await outcomeOf(there(page), `${stranger}/echo/~stranger`)).toBe(untrusted[name]);
  });
});

/** How much of a picture (PNG) has a color, given as `r,g,b`: 0 to 1. */
function partOf(page: Page, png: Uint8Array, color: string): Promise<number> {
  const read = async (base64: string, wanted: string) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const { data = [] } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? {};
    const points = Array.from({ length: data.length / 4 }, (_, index) =>
      data.slice(index * 4, index * 4 + 3),
    );
    return points.filter((point) => `${point}` === wanted).length / points.length;
  };
  return page.evaluate(read, Buffer.from(png).toString('base64'), color);
}

/** What becomes of a socket that a page opens: 'open', or the code of its close. */
const outcomeOf = (page: Page, url: string): Promise<unknown> =>
  page.evaluate(
    (address) =>
      new Promise((resolve) => {
        const socket = new WebSocket(address);
        socket.addEventListener('open', () => resolve('open'));
        socket.addEventListener('close', ({ code }) => resolve(code));
      }),
    url,
  );
