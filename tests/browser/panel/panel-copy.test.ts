import { execFile } from 'node:child_process';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { until } from '../../../demo/browser/until.ts';
import { useDemoStage } from '../support/demo-stage.ts';
import { readClipboard } from '../support/panel/clipboard.ts';
import { choose, endWith, focus, press, type, waitForWords } from '../support/panel/panel-hands.ts';

const demo = useDemoStage({ keepsLog: true });

/** Chooses from the detail's copy menu, waits until the detail says that it copied, and gives what the clipboard has. */
async function pressCopy(action: string): Promise<string> {
  const { panel } = demo.stage;
  await press(panel, copyMenu);
  await press(panel, `[data-action="${action}"]`);
  await waitForWords(panel, 'Copied', '.copy-outcome');
  return readClipboard(demo.stage);
}

const copyMenu = '.actions .menu > button';

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
  });

  test('copied as cURL, is the same handshake: the server answers 101 and takes the subprotocol', async () => {
    const line = await pressCopy('copy-curl');
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
    expect(await pressCopy('copy-wscat')).toMatch(
      new RegExp(
        `^npx wscat --connect "${places.plain}/graphql-unauthorized/~[\\w.-]+" ` +
          `--subprotocol graphql-transport-ws --origin ${new URL(url).origin}$`,
      ),
    );
  });

  test('copied as a row, is one line of cells in the order of a spreadsheet', async () => {
    const cells = (await pressCopy('copy-text')).split('\t');
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
    const report = await pressCopy('copy-report');
    expect(report).toMatch(/^### WebSocket 4401 /);
    expect(report).toContain('- **Cause**: `application` (certain)');
    expect(report).toContain('code 4401, clean, reason `Unauthorized`');
  });
});

describe('chosen by keyboard, the menu shuts and gives the focus back to its button', () => {
  const chooseByKeyboard = async () => {
    await focus(demo.stage.panel, copyMenu);
    await type(demo.stage, 'Enter', 'Tab', 'Enter');
  };
  const says = (words: string) => waitForWords(demo.stage.panel, words, '.copy-outcome');
  const hasFocus = () => demo.stage.panel.$eval(copyMenu, (button) => button === document.activeElement);
  beforeEach(() =>
    until('the last outcome is gone', () =>
      demo.stage.panel.$eval('.copy-outcome', ({ textContent }) => textContent === ''),
    ),
  );

  test('where the browser lets the panel write to the clipboard', async () => {
    await chooseByKeyboard();
    await says('Copied');
    expect(await hasFocus()).toBe(true);
  });

  test('where it refuses, so that the old command has to do it', async () => {
    await demo.stage.panel.evaluate(async () => {
      await navigator.clipboard.writeText('what was there before');
      navigator.clipboard.writeText = () => Promise.reject(new Error('refused by the test'));
    });
    await chooseByKeyboard();
    await says('Copied');
    expect(await hasFocus()).toBe(true);
    expect(await readClipboard(demo.stage)).toMatch(/^### WebSocket 4401 /);
  });

  test('where that fails as well, which the detail says', async () => {
    await demo.stage.panel.evaluate(() => {
      document.execCommand = () => false;
    });
    await chooseByKeyboard();
    await says('Copying failed. Select the text and copy it by hand.');
    expect(await hasFocus()).toBe(true);
  });
});
