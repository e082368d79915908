import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { session } from '../fixtures/session.ts';
import { hide, rowOf, rows, type Shown, show } from '../fixtures/show.tsx';
import { failed } from '../fixtures/sockets.ts';

let shown: Shown;
beforeEach(async () => {
  shown = await show({ log: session });
  await waitFor(() => expect(rows()).toHaveLength(8));
});
afterEach(() => hide(shown));

const detail = () => document.querySelector<HTMLElement>('[data-region="detail"]');
const choose = async (id: string): Promise<HTMLElement> => {
  rowOf(id).click();
  await waitFor(() => expect(detail()).toBeTruthy());
  await waitFor(() => expect(rowOf(id).getAttribute('aria-selected')).toBe('true'));
  return detail() as HTMLElement;
};
const fixOf = (region: HTMLElement) =>
  region.querySelector<HTMLElement>('[data-region="fix"]') as HTMLElement;
const press = (region: HTMLElement, action: string) =>
  region.querySelector<HTMLElement>(`[data-action="${action}"]`)?.click();

test('the headline says what happened and how sure that is; what the code really was stands in how we know', async () => {
  const region = await choose('s6');
  expect(within(region).getByRole('heading', { level: 1 }).textContent).toBe(
    'The server’s certificate is not trusted',
  );
  expect(region.querySelector('.headline .badge')?.textContent).toContain('1006');
  const evidence = within(region.querySelector<HTMLElement>('[data-region="evidence"]') as HTMLElement);
  expect(evidence.getByText(/Really: 1015 TLS Handshake Failure/)).toBeTruthy();
  expect(evidence.getAllByText(/^The page (?:saw|got)/)).toHaveLength(1);
  expect(region.querySelector('.confidence')?.textContent).toBe('certain');
});

test('the reason that came with the close stands beside what happened, as text of the other side', async () => {
  const reason = (await choose('s2')).querySelector<HTMLElement>('.headline .reason');
  expect(reason?.textContent).toBe('“overloaded”');
  expect(reason?.title).toContain('overloaded');
  expect(reason?.dir).toBe('ltr');
  expect((await choose('s6')).querySelector('.headline .reason')).toBeNull();
});

test("the browser's words are shown letter by letter", async () => {
  const region = await choose('s6');
  const said = 'Error in connection establishment: net::ERR_CERT_AUTHORITY_INVALID';
  const places = within(region).getAllByText(said);
  expect(places.map(({ tagName }) => tagName)).toEqual(['CODE', 'CODE']);
});

test('a frame of the stack leads to its line in Sources', async () => {
  const region = await choose('s6');
  const [first, inStack] = within(region).getAllByRole('button', { name: /Show .?feed.ts:41.? in Sources/ });
  expect(first?.closest('.where')).toBeTruthy();
  inStack?.click();
  expect(shown.world.opened).toEqual(['https://shop.test/assets/feed.ts:41:9']);
  expect(within(region).getByText('1 more frame')).toBeTruthy();
});

test('a folded snippet shows the line that tells most, is copied whole, and the button says so', async () => {
  const region = await choose('s6');
  expect(fixOf(region).querySelector('.snippet.folded code')?.textContent).toBe('mkcert 10.0.0.12');
  const [button] = within(fixOf(region)).getAllByRole('button', { name: 'Copy' });
  button?.click();
  await within(region).findByText(/Copied/);
  expect(shown.world.copied[0]).toBe('mkcert -install\nmkcert 10.0.0.12');
});

test('snippets for a server follow the choice below the first of them, which is kept', async () => {
  const region = await choose('s1');
  const boxes = () => [...region.querySelectorAll<HTMLElement>('[data-stack]')];
  const stacks = () => new Set(boxes().map(({ dataset }) => dataset.stack));
  expect(stacks()).toEqual(new Set(['node-ws']));
  const [choice, ...others] = within(region).getAllByRole('combobox', { name: /Server/ });
  expect(others).toEqual([]);
  fireEvent.change(choice as HTMLElement, { target: { value: 'go-gorilla' } });
  await waitFor(() => expect(stacks()).toEqual(new Set(['go-gorilla'])));
  expect(boxes()[0]?.textContent).toContain('r.Header.Get("Origin")');
  shown.panel.settings.dispose();
  expect(await shown.world.platform.settings.load()).toMatchObject({ serverStack: 'go-gorilla' });
});

test("a server that has not the thing gets another one's snippet under its name", async () => {
  const region = await choose('s4');
  expect(region.querySelector('[data-stack]')).toBeNull();
  await hide(shown);
  shown = await show({ log: session, stored: { serverStack: 'phoenix' } });
  await waitFor(() => expect(rows()).toHaveLength(8));
  const chosen = await choose('s1');
  expect(chosen.querySelector('[data-stack]')?.textContent).toContain('check_origin');
});

test('a copy for a bug report leaves secrets out', async () => {
  const region = await choose('s6');
  press(region, 'copy-report');
  await waitFor(() => expect(shown.world.copied).toHaveLength(1));
  expect(shown.world.copied[0]).toContain('tls-untrusted');
  expect(shown.world.copied[0]).not.toContain('secret-value');
});

test('the close is compared with what it really was by one press', async () => {
  const region = await choose('s6');
  press(region, 'compare-really');
  await waitFor(() => expect(window.location.hash).toBe('#/compare/1006/1015'));
});

test('a number that only packs know is given as candidates, not as an answer', async () => {
  const region = await choose('s8');
  await within(region).findByText('4004 means different things');
  expect(within(region).queryByText(/^Really:/)).toBeNull();
});

test('a section that was shut stays shut for the next close', async () => {
  const region = await choose('s6');
  const section = () => region.querySelector<HTMLDetailsElement>('[data-section="evidence"]');
  expect(section()?.open).toBe(true);
  const shut = section();
  if (shut) shut.open = false;
  fireEvent(shut as Element, new Event('toggle'));
  await choose('s7');
  expect(section()?.open).toBe(false);
});

test('the bar between list and detail moves by its keys, within bounds', async () => {
  await choose('s6');
  const bar = screen.getByRole('separator', { name: 'Resize the details' });
  const before = Number(bar.getAttribute('aria-valuenow'));
  fireEvent.keyDown(bar, { key: 'ArrowRight' });
  await waitFor(() => expect(Number(bar.getAttribute('aria-valuenow'))).toBe(before + 2));
  fireEvent.keyDown(bar, { key: 'End' });
  await waitFor(() => expect(bar.getAttribute('aria-valuenow')).toBe('80'));
  fireEvent.keyDown(bar, { key: 'ArrowRight' });
  fireEvent.keyDown(bar, { key: 'Home' });
  await waitFor(() => expect(bar.getAttribute('aria-valuenow')).toBe('20'));
});

test('shutting the detail lets go of the row', async () => {
  const region = await choose('s6');
  within(region).getByRole('button', { name: 'Close' }).click();
  await waitFor(() => expect(detail()).toBeNull());
});

test('the fix follows the headline at once, and every section but the evidence is folded', async () => {
  const region = await choose('s6');
  const order = [...region.children].map((part) => part.className);
  expect(order.slice(0, 3)).toEqual(['headline', 'where', 'fix-box']);
  const open = [...region.querySelectorAll<HTMLDetailsElement>('details.part')].filter((part) => part.open);
  expect(open.map(({ dataset }) => dataset.section)).toEqual(['evidence']);
});

test('the first step is a whole sentence with the first line of what to paste; all of it is one press away', async () => {
  const region = await choose('s1');
  const [snippet] = fixOf(region).querySelectorAll('.snippet');
  if (snippet?.classList.contains('folded')) {
    within(snippet as HTMLElement)
      .queryByRole('button', { name: /Show/ })
      ?.click();
  }
  expect(fixOf(region).querySelector('li .step')?.textContent).not.toBe('');
});

test('the line under the headline says which socket, how long, and who closed it', async () => {
  const region = await choose('s7');
  const words = region.querySelector('.where')?.textContent;
  expect(words).toContain('wss://api.shop.test/live');
  expect(words).toContain('closed by the page');
  expect(words).toContain('cart.ts:77');
});

test('an application code that nobody named leads to a name of one’s own', async () => {
  const region = await choose('s8');
  press(region, 'name-code');
  await waitFor(() =>
    expect(window.location.hash).toBe('#/settings?name=4004&reason=no+such+room&host=api.shop.test'),
  );
});

test('a code that has a name asks for none', async () => {
  const region = await choose('s3');
  expect(region.querySelector('[data-action="name-code"]')).toBeNull();
});

test('what the code means repeats no fixes', async () => {
  const region = await choose('s7');
  expect(region.querySelector('[data-section="about"] .card.fix')).toBeNull();
});

test('what a fix gives to paste holds secrets only for who asks for them', async () => {
  await hide(shown);
  const refused = failed('f1', 'Error during WebSocket handshake: Unexpected response code: 403', {
    url: 'wss://push.shop.test/n?transport=websocket&token=hunter2secret',
    requestedProtocols: ['bearer', 'hunter3secret'],
  });
  shown = await show({ log: { ...session, sockets: [refused] } });
  await waitFor(() => expect(rows()).toHaveLength(1));
  const region = await choose('f1');
  const press = (action: string) =>
    fixOf(region).querySelector<HTMLElement>(`[data-action="${action}"]`)?.click();
  const copied = async (count: number) => {
    const box = fixOf(region).querySelector('[data-action="snippet-secrets"]')?.closest('.snippet');
    box?.querySelector<HTMLElement>('.snippet-buttons > :last-child')?.click();
    await waitFor(() => expect(shown.world.copied).toHaveLength(count));
    return shown.world.copied[count - 1];
  };
  expect(fixOf(region).textContent).not.toMatch(/hunter/);
  const masked = await copied(1);
  expect(masked).toContain('token=***');
  expect(masked).toContain('"Upgrade: websocket"');
  expect(masked).not.toMatch(/hunter/);
  press('snippet-secrets');
  await waitFor(() => expect(fixOf(region).textContent).toContain('hunter2secret'));
  expect(await copied(2)).toMatch(/token=hunter2secret.*\n.*--subprotocol hunter3secret/s);
});
