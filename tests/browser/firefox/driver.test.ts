import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { DevToolsPanel, DrivenBrowser } from '../../../demo/browser/driver.ts';
import { drivers } from '../../../demo/browser/drivers.ts';
import { type DemoServer, startDemoServer } from '../../../demo/server/server.ts';
import { there } from '../support/there.ts';

let server: DemoServer | null = null;
let launched: DrivenBrowser | null = null;
let page: Page | null = null;
let opened: DevToolsPanel | null = null;

beforeAll(async () => {
  server = await startDemoServer();
  launched = await drivers.firefox.launch({
    executablePath: inject('firefoxPath'),
    extension: fileURLToPath(new URL('./extension', import.meta.url)),
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

test('a temporary add-on has its panel in the real DevTools of the page, and the mouse is trusted there', async () => {
  const { panel } = there(opened);
  expect(await panel.title()).toBe('Tried');
  await panel.click('button');
  const said = `${await there(page).title()}, trusted`;
  await panel.waitForFunction((text) => document.querySelector('output')?.value === text, {}, said);
});

test('keys go to the element of the panel that has the focus', async () => {
  const { panel, keyboard } = there(opened);
  await panel.focus('input');
  await keyboard.type('code:1006');
  await keyboard.press('Backspace');
  expect(await panel.$eval('input', (input) => input.value)).toBe('code:100');
});

test('the panel gets the size that it is given', async () => {
  const { panel, resize } = there(opened);
  await resize(1100, 700);
  await panel.waitForFunction(() => innerWidth === 1100 && innerHeight === 700);
  await resize(400, 500);
  await panel.waitForFunction(() => innerWidth === 400 && innerHeight === 500);
});

test.each(['dark', 'light'] as const)('the panel follows DevTools to the %s theme', async (theme) => {
  const { panel, setTheme } = there(opened);
  await setTheme(theme);
  await panel.waitForFunction((wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches, {}, theme);
});

test('a picture shows DevTools with the panel in it', async () => {
  const { panel, picture } = there(opened);
  await panel.evaluate(() => document.documentElement.style.setProperty('background', 'rgb(1, 200, 3)'));
  const drawn = await there(page).evaluate(
    async (png) => {
      const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      const { data = [] } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? {};
      const points = Array.from({ length: data.length / 4 }, (_, index) =>
        data.slice(index * 4, index * 4 + 3),
      );
      return points.filter((point) => `${point}` === '1,200,3').length / points.length;
    },
    Buffer.from(await picture()).toString('base64'),
  );
  expect(drawn).toBeGreaterThan(0.1);
  expect(drawn).toBeLessThan(1);
});

test('the profile trusts the authority of the demo, and no stranger', async () => {
  const codes = await there(page).evaluate(
    (urls) =>
      Promise.all(
        urls.map(
          (url) =>
            new Promise((resolve) => {
              const socket = new WebSocket(url);
              socket.addEventListener('open', () => resolve('open'));
              socket.addEventListener('close', ({ code }) => resolve(code));
            }),
        ),
      ),
    [`${there(server).places.secure}/echo/~trusted`, `${there(server).places.untrusted}/echo/~stranger`],
  );
  expect(codes).toEqual(['open', 1015]);
});
