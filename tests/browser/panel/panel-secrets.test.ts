import { expect, test } from 'vitest';
import { waitForRow, waitForTicket } from '../../../demo/browser/rows.ts';
import { until } from '../../../demo/browser/until.ts';
import { openUntilClosed, setCookie } from '../support/capture/page-socket.ts';
import { useDemoStage } from '../support/demo-stage.ts';
import { exportSession } from '../support/panel/export-session.ts';
import { choose, endWith, goTo, press, waitForWords } from '../support/panel/panel-hands.ts';

const demo = useDemoStage();
const secret = 'k3y-of-the-house-2718';

const shown = () => demo.stage.panel.evaluate(() => document.body.innerText);

test('the secrets of a handshake are dots on the screen until they are pressed for', async () => {
  const { page, panel } = demo.stage;
  await setCookie(page, 'sid', secret);
  await openUntilClosed(page, `${demo.server.places.plain}/close/4001/gone/~cookie`);
  await waitForTicket(panel, 'cookie', 4001);
  await choose(panel, 'application');
  await until('the entry is joined', async () => {
    const { sockets } = await exportSession(demo.stage);
    return sockets.some(({ handshake }) => handshake?.status === 101);
  });
  await press(panel, '[data-region="handshake"] summary');
  await waitForWords(panel, 'sid=••••••', '[data-region="handshake"]');
  expect(await shown()).not.toContain(secret);
  await press(panel, '[data-region="handshake"] button[aria-pressed="false"]');
  await waitForWords(panel, `sid=${secret}`, '[data-region="handshake"]');
  await press(panel, '[data-region="handshake"] button[aria-pressed="true"]');
  await until('they are dots again', async () => !(await shown()).includes(secret));
});

/** Turns reading of messages on or off, and waits until that is stored: DevTools' page reads it from there. */
const setReading = async (wanted: boolean) => {
  const { panel } = demo.stage;
  await goTo(panel, 'settings');
  await press(panel, '[data-region="settings"] label ::-p-text(Read messages)');
  await until('the setting is stored', async () => {
    const stored = await panel.evaluate(() => chrome.storage.local.get('settings.readMessages'));
    return stored['settings.readMessages'] === wanted;
  });
  await goTo(panel, 'live');
};

test('with the setting off no message is read, and so no goodbye; with it on again there is one', async () => {
  const { panel } = demo.stage;
  await setReading(false);
  await endWith(demo.stage, 'socket-io-kicked', 1005);
  await until('the messages are counted, and none is kept', async () => {
    const [socket] = (await exportSession(demo.stage)).sockets;
    return (socket?.logged?.received ?? 0) > 0;
  });
  await choose(panel, 'no-status');
  await press(panel, '[data-region="last-words"] summary');
  await waitForWords(panel, 'reading messages is turned off', '[data-region="last-words"]');
  await setReading(true);
  await endWith(demo.stage, 'socket-io-kicked', 1005);
  await waitForRow(panel, 'the goodbye', ({ cause }) => cause === 'application-goodbye');
});
