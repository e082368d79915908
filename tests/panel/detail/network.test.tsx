import { fireEvent, waitFor, within } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import type { Header, LoggedMessage, NetworkEntry } from '../../../src/model/network-entry.ts';
import type { EndedSocket, SocketRecord } from '../../../src/model/socket.ts';
import { hide, rows, type Shown, show } from '../fixtures/show.tsx';
import { closeEvent, ended, start } from '../fixtures/sockets.ts';

let shown: Shown;
afterEach(() => hide(shown));

const message = (at: number, data: string, changes: Partial<LoggedMessage> = {}): LoggedMessage => ({
  direction: 'received',
  at: start + at,
  kind: 'text',
  size: data.length,
  data,
  cut: false,
  ...changes,
});
const entry = (changes: Partial<NetworkEntry> = {}): NetworkEntry => ({
  handshake: { status: 101, requestHeaders: [], responseHeaders: [] },
  received: 0,
  sent: 0,
  messages: [],
  ...changes,
});
const socket = (changes: Partial<EndedSocket> = {}) =>
  ended('n1', closeEvent(1011, 'oops'), { url: 'wss://h.test/hub?token=hunter2secret', ...changes });

/** Shows a log of these sockets, chooses its first row, and gives a region of its detail. */
async function regionOf(name: string, ...sockets: readonly SocketRecord[]): Promise<HTMLElement> {
  const page = { url: 'https://shop.test/', title: '' };
  shown = await show({ log: { sockets, markers: [], spans: [], dropped: 0, page } });
  // Closes alike are one row.
  await waitFor(() => expect(rows()).toHaveLength(1));
  rows()[0]?.click();
  return waitFor(() => {
    const region = document.querySelector<HTMLElement>(`[data-region="detail"] [data-region="${name}"]`);
    if (!region) throw new Error(`no ${name} yet`);
    return region;
  });
}

test('secrets of the handshake are dots until they are asked for, and never copied', async () => {
  const requestHeaders: readonly Header[] = [
    ['Cookie', 'sid=verysecret'],
    ['Origin', 'https://shop.test'],
  ];
  const responseHeaders: readonly Header[] = [['Server', 'nginx/1.27.1']];
  const network = entry({ handshake: { status: 101, requestHeaders, responseHeaders } });
  const region = await regionOf('handshake', socket({ network }));
  expect(region.querySelector('summary')?.textContent).toMatch(/status 101 · on the way: .?nginx/);
  expect(region.textContent).toContain('https://shop.test');
  expect(region.textContent).not.toContain('verysecret');
  fireEvent.click(within(region).getByText('Show the secrets'));
  await waitFor(() => expect(region.textContent).toContain('sid=verysecret'));
  fireEvent.click(within(region).getByText('Copy, secrets masked'));
  await waitFor(() => expect(shown.world.copied).toHaveLength(1));
  expect(shown.world.copied[0]).toContain('Cookie: sid=***');
});

test('secrets in messages are dots until they are asked for, and never copied', async () => {
  const connect = Buffer.from('101600044d51545404c2003c0001610003616e6e00027077', 'hex').toString('base64');
  const messages = [
    message(10, '{"type":"connection_init","payload":{"authToken":"verysecret"}}', { direction: 'sent' }),
    message(20, connect, { direction: 'sent', kind: 'binary' }),
    message(30, '{"type":"hello"}'),
  ];
  const region = await regionOf('last-words', socket({ network: entry({ received: 1, sent: 2, messages }) }));
  const lines = region.querySelectorAll<HTMLDetailsElement>('.message');
  const [plain, packet, init] = lines;
  if (!plain || !packet || !init) throw new Error('no messages');
  expect(init.textContent).toContain('"authToken":"••••••"');
  expect(region.textContent).not.toMatch(/verysecret|ann/);
  for (const line of lines) {
    line.open = true;
    fireEvent(line, new Event('toggle'));
  }
  await waitFor(() => expect(init.querySelector('pre')?.textContent).toContain('••••••'));
  expect(region.textContent).not.toMatch(/verysecret|ann/);
  expect(packet.textContent).toContain('2a 2a 2a');
  expect(within(plain).queryByText('Show the secrets')).toBeNull();
  fireEvent.click(within(init).getByText('Show the secrets'));
  await waitFor(() => expect(init.querySelector('pre')?.textContent).toContain('verysecret'));
  fireEvent.click(within(init).getByText('Copy, secrets masked'));
  await waitFor(() => expect(shown.world.copied).toHaveLength(1));
  expect(shown.world.copied[0]).toBe('{"type":"connection_init","payload":{"authToken":"***"}}');
  fireEvent.click(within(packet).getByText('Show the secrets'));
  await waitFor(() => expect(packet.textContent).toContain('61 6e 6e'));
});

test('a handshake that was not seen says why', async () => {
  const region = await regionOf('handshake', socket({ context: { kind: 'shared-worker', url: '' } }));
  expect(region.querySelector('summary')?.textContent).toContain('not seen');
  expect(region.textContent).toContain('does not cover shared workers');
});

test('last words are listed latest first, laid out when opened, as text and never as markup', async () => {
  const messages = [
    message(10, '{"a":1}', { direction: 'sent' }),
    message(20, '<img src=x onerror=alert(1)>'),
  ];
  const region = await regionOf(
    'last-words',
    socket({ network: entry({ received: 200, sent: 12, messages }) }),
  );
  expect(region.querySelector('summary')?.textContent).toContain('2 of 212 messages');
  const [latest, earlier] = region.querySelectorAll<HTMLDetailsElement>('.message');
  expect(latest?.textContent).toContain('<img src=x onerror=alert(1)>');
  expect(region.querySelector('img')).toBeNull();
  const facts = [latest, earlier].map((each) => each?.querySelector('.message-facts')?.textContent);
  expect(facts[0]).toMatch(/^\d\d:\d\d:\d\d\.\d+ received 28$/);
  expect(facts[1]).toMatch(/^\d\d:\d\d:\d\d\.\d+ sent 7$/);
  if (earlier) earlier.open = true;
  fireEvent(earlier as Element, new Event('toggle'));
  await waitFor(() => expect(earlier?.querySelector('pre')?.textContent).toBe('{\n  "a": 1\n}'));
});

test('a message is copied only by its own button once it is shown, without the secrets of its socket', async () => {
  const messages = [message(10, 'my token is hunter2secret')];
  const region = await regionOf('last-words', socket({ network: entry({ received: 1, messages }) }));
  expect(within(region).queryByText('Copy, secrets masked')).toBeNull();
  const line = region.querySelector<HTMLDetailsElement>('.message');
  if (line) line.open = true;
  fireEvent(line as Element, new Event('toggle'));
  fireEvent.click(await within(region).findByText('Copy, secrets masked'));
  await waitFor(() => expect(shown.world.copied).toEqual(['my token is ***']));
});

test('messages that were counted and not kept are said to be so', async () => {
  const region = await regionOf('last-words', socket({ network: entry({ received: 3, sent: 1 }) }));
  expect(region.querySelector('summary')?.textContent).toContain('not kept: 4 messages');
  expect(region.textContent).toContain('reading messages is turned off');
});

test('a close of a loop says so, and its fix begins with the loop and has no heartbeat', async () => {
  const lost = Array.from({ length: 20 }, (_, index) =>
    ended(`l${index}`, closeEvent(1006), {
      url: 'wss://h.test/feed',
      endedAt: start + index * 337,
      lived: 37,
    }),
  );
  const fix = await regionOf('fix', ...lost);
  expect(document.querySelector('.loop-note')?.textContent).toContain('20 closes in');
  expect(fix.querySelector('li')?.textContent).toContain('Stop the loop first');
  expect(fix.textContent).not.toMatch(/Ping from the server/);
});
