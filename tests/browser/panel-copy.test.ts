import { execFile } from 'node:child_process';
import type { ElementHandle } from 'puppeteer-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { until } from '../../demo/browser/until.ts';
import { readClipboard } from './support/clipboard.ts';
import { useDemoStage } from './support/demo-stage.ts';
import { choose, endWith, press } from './support/panel-hands.ts';

const demo = useDemoStage({ keepsLog: true });

/** The detail's button with these words. */
async function copyButton(words: string): Promise<ElementHandle<HTMLButtonElement>> {
  for (const button of await demo.stage.panel.$$('.actions button')) {
    if ((await button.evaluate(({ textContent }) => textContent)) === words) return button;
  }
  throw new Error(`The detail has no button "${words}".`);
}

const untilItSays = (button: ElementHandle, words: string) =>
  until(`the button says "${words}"`, () =>
    button.evaluate(({ textContent }, wanted) => textContent?.endsWith(wanted) ?? false, words),
  );

/** Presses a button of the detail by its words, waits until it says that it copied, and gives what the clipboard has. */
async function pressCopy(words: string): Promise<string> {
  const button = await copyButton(words);
  await button.click();
  await untilItSays(button, 'Copied');
  return readClipboard(demo.stage);
}

/** Runs a line as a shell would, whatever it ends with; gives what it wrote. */
const run = (line: string) =>
  new Promise<string>((done) => {
    execFile('sh', ['-c', line], { timeout: 20_000 }, (_, written) => done(written));
  });

describe('a close of a socket with a subprotocol', () => {
  beforeAll(async () => {
    const { panel } = demo.stage;
    await endWith(demo.stage, 'graphql-unauthorized', 4401);
    await choose(panel, 'application');
    await press(panel, '.actions .menu > button');
  });

  test('copied as cURL, is the same handshake: the server answers 101 and takes the subprotocol', async () => {
    const line = await pressCopy('Copy as cURL');
    const { origin } = new URL(demo.server.url);
    expect(line).toMatch(/^curl .+--max-time 5 [^\n]+$/);
    expect(line).toContain(`--header "Origin: ${origin}"`);
    const answer = await run(line);
    expect(answer).toMatch(/^HTTP\/1\.1 101 /);
    expect(answer).toMatch(/^Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK\+xOo=\r$/im);
    expect(answer).toMatch(/^Sec-WebSocket-Protocol: graphql-transport-ws\r$/im);
  });

  test('copied as wscat, is one line with its URL, subprotocol and origin', async () => {
    const { places, url } = demo.server;
    expect(await pressCopy('Copy as wscat')).toMatch(
      new RegExp(
        `^npx wscat --connect "${places.plain}/graphql-unauthorized/~[\\w.-]+" ` +
          `--subprotocol graphql-transport-ws --origin ${new URL(url).origin}$`,
      ),
    );
  });

  test('copied as a row, is one line of cells in the order of a spreadsheet', async () => {
    const cells = (await pressCopy('Copy row')).split('\t');
    expect(cells).toHaveLength(9);
    const [time = '', code, , cause, confidence, by, url, reason, lived] = cells;
    expect(new Date(time).toISOString()).toBe(time);
    expect([code, cause, confidence, by, reason]).toEqual([
      '4401',
      'application',
      'certain',
      'server',
      'Unauthorized',
    ]);
    expect(url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/graphql-unauthorized\/~/);
    expect(lived).toMatch(/^\d+$/);
  });

  test('copied for a bug report, is Markdown with the code, the cause and its reason', async () => {
    const report = await pressCopy('Copy for a bug report');
    expect(report).toMatch(/^### WebSocket closed: .*4401/);
    expect(report).toContain('- **Cause**: `application`');
    expect(report).toContain('code 4401, clean, reason `Unauthorized`');
  });
});

describe('the button keeps the focus when it is pressed by keyboard', () => {
  const pressByKeyboard = async () => {
    const button = await copyButton('Copy for a bug report');
    await button.focus();
    await demo.stage.devtoolsPage.keyboard.press('Enter');
    return button;
  };
  const hasFocus = (button: ElementHandle) =>
    button.evaluate((element) => element === document.activeElement);
  beforeEach(() =>
    until('the button has its own words', () => copyButton('Copy for a bug report').catch(() => null)),
  );

  test('where the browser lets the panel write to the clipboard', async () => {
    const button = await pressByKeyboard();
    await untilItSays(button, 'Copied');
    expect(await hasFocus(button)).toBe(true);
  });

  test('where it refuses, so that the old command has to do it', async () => {
    await demo.stage.panel.evaluate(async () => {
      await navigator.clipboard.writeText('what was there before');
      navigator.clipboard.writeText = () => Promise.reject(new Error('refused by the test'));
    });
    const button = await pressByKeyboard();
    await untilItSays(button, 'Copied');
    expect(await hasFocus(button)).toBe(true);
    expect(await readClipboard(demo.stage)).toMatch(/^### WebSocket closed/);
  });

  test('where that fails as well, which the button says', async () => {
    await demo.stage.panel.evaluate(() => {
      document.execCommand = () => false;
    });
    const button = await pressByKeyboard();
    await untilItSays(button, 'Copying failed. Select the text and copy it by hand.');
    expect(await hasFocus(button)).toBe(true);
  });
});
