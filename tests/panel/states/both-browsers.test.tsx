import { screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { chromiumCapabilities, firefoxCapabilities } from '../../../src/model/capabilities.ts';
import { emptyLog, type SessionLog } from '../../../src/model/log.ts';
import { hide, rowOf, rows, type Shown, show } from '../fixtures/show.tsx';
import { closeEvent, ended, open, start } from '../fixtures/sockets.ts';

let shown: Shown;
afterEach(() => hide(shown));

const both = [chromiumCapabilities, firefoxCapabilities] as const;
const page = { url: 'https://shop.test/', title: '' };
const logOf = (...sockets: SessionLog['sockets']): SessionLog => ({ ...emptyLog, page, sockets });
const cause = async (log: SessionLog, capabilities: (typeof both)[number]) => {
  shown = await show({ log, capabilities });
  await waitFor(() => expect(rows()).toHaveLength(1));
  const { cause: id, confidence } = rows()[0]?.dataset ?? {};
  return `${id} ${confidence}`;
};

describe.each(both)('in $browser', (capabilities) => {
  test('a panel that does not record names the yellow bar only where there is one', async () => {
    shown = await show({ log: emptyLog, state: { kind: 'off' }, capabilities });
    await waitFor(() => expect(document.querySelector('[data-state="off"]')).not.toBeNull());
    expect(/yellow bar/.test(document.body.textContent ?? '')).toBe(capabilities.debuggerBar);
  });

  test('the menu explains the yellow bar only where there is one', async () => {
    shown = await show({ log: emptyLog, capabilities });
    (await screen.findByRole('button', { name: 'More options' })).click();
    await screen.findByRole('menu');
    expect(screen.queryByText('About the yellow bar') !== null).toBe(capabilities.debuggerBar);
  });

  test('the settings offer to read messages only where there are some to read', async () => {
    shown = await show({ log: emptyLog, hash: '#/settings', capabilities });
    await screen.findByText('Start recording when DevTools opens');
    expect(screen.queryByText('Read messages') !== null).toBe(capabilities.messages);
    expect(/yellow bar/.test(document.body.textContent ?? '')).toBe(capabilities.debuggerBar);
  });

  test('a recording that begins names workers only where they are followed', async () => {
    shown = await show({ log: emptyLog, state: { kind: 'starting' }, capabilities });
    await waitFor(() => expect(document.querySelector('[data-state="starting"]')).not.toBeNull());
    expect(/workers/.test(document.body.textContent ?? '')).toBe(capabilities.workers === 'followed');
  });

  test('what is said of an empty log fits what can be followed', async () => {
    shown = await show({ log: emptyLog, capabilities });
    await waitFor(() => expect(document.querySelector('[data-state="waiting"]')).not.toBeNull());
    expect(/Firefox shows only the handshake/.test(document.body.textContent ?? '')).toBe(
      capabilities.workers === 'listed',
    );
  });
});

test('where a close cannot be rehearsed, none is offered', async () => {
  const capabilities = { ...firefoxCapabilities, rehearse: false };
  shown = await show({ log: logOf(open('o1', { createdAt: start })), capabilities });
  (await screen.findByRole('radio', { name: /^Open/ })).click();
  await waitFor(() => rowOf('o1').click());
  await waitFor(() => expect(document.querySelector('[data-region="detail"]')).not.toBeNull());
  expect(document.querySelector('[data-action="rehearse"]')).toBeNull();
});

test('without access to the page, the panel says so and opens the page that asks for it', async () => {
  shown = await show({
    log: emptyLog,
    state: { kind: 'interrupted', why: 'no-access', detail: '' },
    capabilities: firefoxCapabilities,
  });
  await waitFor(() => expect(document.querySelector('[data-state="noAccess"]')).not.toBeNull());
  document.querySelector<HTMLElement>('[data-action="ask-for-access"]')?.click();
  expect(shown.world.accessAsked).toBe(1);
});

test('one and the same record is read by the browser that it is from', async () => {
  const log = logOf(ended('c1', closeEvent(1006)));
  expect(await cause(log, chromiumCapabilities)).toBe('cut likely');
  await hide(shown);
  expect(await cause(log, firefoxCapabilities)).toBe('cut possible');
});

test('an imported record is read by the browser that its file names', async () => {
  const log = logOf(ended('c1', closeEvent(1006)));
  expect(await cause(log, chromiumCapabilities)).toBe('cut likely');
  const session = { log, browser: 'Firefox 153', exportedAt: start, secretsIncluded: false };
  await shown.panel.store.importSession('colleague.json', session);
  await waitFor(() => expect(rows()[0]?.dataset.confidence).toBe('possible'));
});

test('in Firefox last words are "not seen", with the reason', async () => {
  const handshake = { status: 101, requestHeaders: [], responseHeaders: [] };
  const log = logOf(
    ended('c1', closeEvent(4001), { network: { handshake, received: 0, sent: 0, messages: [] } }),
  );
  shown = await show({ log, capabilities: firefoxCapabilities });
  await waitFor(() => expect(rows()).toHaveLength(1));
  rows()[0]?.click();
  const region = await waitFor(() => {
    const found = document.querySelector('[data-region="last-words"]');
    if (!found) throw new Error('no last words yet');
    return found;
  });
  expect(region.textContent).toContain('not seen');
  expect(region.textContent).toContain('Firefox’s network log holds no messages');
});
