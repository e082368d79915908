import { expect, test, vi } from 'vitest';
import { ContentScriptWitnesses } from '../../../../src/capture/content-scripts/content-script-witnesses.ts';
import { isEnded } from '../../../../src/model/socket.ts';
import { url, wanted, watchTab } from './watched-tab.ts';

const tab = watchTab();

test('a closed socket has what its event says', async () => {
  await tab.witness.start(wanted);
  const page = tab.scripts.connect('page');
  page.report(`created 1 ${url}`, 'opened 1', 'closed 1 4001');
  expect(tab.log.ended()[0]).toMatchObject({
    context: { kind: 'page' },
    everOpened: true,
    ending: { kind: 'close-event', close: { code: 4001, reason: '' } },
  });
});

test('scripts are registered while a tab is recorded, and documents that are there get them too', async () => {
  expect(tab.scripts.registered).toBe(false);
  await tab.witness.start(wanted);
  expect(tab.scripts).toMatchObject({ registered: true, injected: [1] });
  await tab.witness.stop(null);
  expect(tab.scripts.registered).toBe(false);
  expect(tab.scripts.requests.size).toBe(0);
  expect(tab.scripts.navigation).toBeNull();
});

test('two recordings share the registration, and the last one takes it away', async () => {
  const source = new ContentScriptWitnesses(tab.scripts);
  const [one, other] = [await tab.witnessOf(2, source), await tab.witnessOf(3, source)];
  source.open();
  await one.start(wanted);
  await other.start(wanted);
  expect(tab.scripts.registrations).toBe(1);
  await one.stop(null);
  expect(tab.scripts.registered).toBe(true);
  await other.stop(null);
  expect(tab.scripts.registered).toBe(false);
});

test('a document of a tab that nobody records is told to pause', async () => {
  await tab.witness.start(wanted);
  const other = tab.scripts.connect('other', 0, 'new', 2);
  other.report(`created 1 ${url}`);
  expect(other.commands).toEqual([{ type: 'pause' }]);
  expect(tab.log.live()).toEqual([]);
});

test('without access to sites recording is refused, and says so', async () => {
  tab.scripts.access = false;
  await expect(tab.witness.start(wanted)).rejects.toMatchObject({ why: 'no-access' });
  expect(tab.scripts.registered).toBe(false);
});

test('a page that lets no extension in is refused', async () => {
  tab.scripts.isOpen = false;
  await expect(tab.witness.start(wanted)).rejects.toMatchObject({ why: 'forbidden-page' });
  expect(tab.witness.isWatching).toBe(false);
  expect(tab.scripts.registered).toBe(false);
});

test('a page that was loaded and is on the line is left alone', async () => {
  await tab.witness.start(wanted);
  tab.scripts.connect('page');
  tab.scripts.navigate('onLoaded');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(tab.scripts.injected).toEqual([1]);
});

test('a tab that was closed while the event page was stopped is not recorded any more', async () => {
  tab.scripts.tabs.clear();
  expect(await tab.witness.resume()).toBe(false);
});

test('a rehearsal goes to the document of the socket, and its answer comes back', async () => {
  await tab.witness.start(wanted);
  const page = tab.scripts.connect('page');
  page.report(`created 1 ${url}`);
  const rehearsed = tab.witness.rehearse('1-1', 4000, 'r');
  expect(page.commands).toEqual([{ type: 'rehearse', request: 1, socket: 1, code: 4000, reason: 'r' }]);
  page.say({ type: 'rehearsed', request: 1, problem: null });
  expect(await rehearsed).toBeNull();
  const unanswered = tab.witness.rehearse('1-1', 4000, 'r');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await unanswered).toBe('no-such-socket');
  expect(await tab.witness.rehearse('9-1', 4000, '')).toBe('no-such-socket');
});

test('what a document says that no bridge says is left out', async () => {
  await tab.witness.start(wanted);
  const page = tab.scripts.connect('page');
  for (const odd of [null, 'x', { type: 'reports' }, { type: 'resumed', resumed: { live: [-1], last: 0 } }]) {
    page.say(odd as never);
  }
  page.report(`created 1 ${url}`);
  expect(tab.log.live()).toHaveLength(1);
});

test('a document says where it is within its origin, and nowhere else', async () => {
  await tab.witness.start(wanted);
  const page = tab.scripts.connect('page');
  const hello = (number: number, at: string) =>
    JSON.stringify([
      { type: 'call', number },
      { type: 'hello', url: at, at: 1 },
    ]);
  page.say({ type: 'reports', payload: hello(1, 'http://a.example/moved') });
  page.say({ type: 'reports', payload: hello(2, 'http://bank.example/') });
  page.skip(2);
  page.report(`created 1 ${url}`);
  expect(tab.log.live()[0]?.context.url).toBe('http://a.example/moved');
});

test('at the end every hook is paused, and what lives leaves the log', async () => {
  await tab.witness.start(wanted);
  const page = tab.scripts.connect('page');
  page.report(`created 1 ${url}`);
  await tab.witness.stop(null);
  expect(page.commands).toEqual([{ type: 'pause' }]);
  expect(tab.log.snapshot().sockets.filter((socket) => !isEnded(socket))).toEqual([]);
  page.report(`created 2 ${url}`);
  expect(tab.log.live()).toEqual([]);
});
