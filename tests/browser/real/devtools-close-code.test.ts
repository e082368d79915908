import { expect, test } from 'vitest';
import { useHookStage } from '../support/capture/hook-stage.ts';

const stage = useHookStage('plain');

test("DevTools' own Network panel gets neither the close code nor the reason of a WebSocket", async () => {
  const { page, session, server } = stage;
  const told: string[] = [];
  const all = [
    'Network.webSocketCreated',
    'Network.webSocketWillSendHandshakeRequest',
    'Network.webSocketHandshakeResponseReceived',
    'Network.webSocketFrameReceived',
    'Network.webSocketFrameSent',
    'Network.webSocketFrameError',
  ] as const;
  for (const name of all) session.on(name, (event) => told.push(JSON.stringify([name, event])));
  const closed = new Promise<object>((resolve) => session.on('Network.webSocketClosed', resolve));
  await session.send('Network.enable');
  const seen = await page.evaluate(
    (url) =>
      new Promise((resolve) => {
        new WebSocket(url).onclose = ({ code, reason }) => resolve([code, reason]);
      }),
    `${server.ws}/close/4321/because`,
  );
  expect(seen).toEqual([4321, 'because']);
  expect(Object.keys(await closed).toSorted()).toEqual(['requestId', 'timestamp']);
  expect(told.some((event) => event.includes('webSocketHandshakeResponseReceived'))).toBe(true);
  // The address names both; nothing else does.
  const others = told.map((event) => event.replaceAll('/close/4321/because', ''));
  expect(others.filter((event) => /4321|because/.test(event))).toEqual([]);
});
