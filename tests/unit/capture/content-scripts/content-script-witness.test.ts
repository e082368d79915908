import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ContentScriptWitnesses } from '../../../../src/capture/content-scripts/content-script-witnesses.ts';
import { SocketLog } from '../../../../src/capture/records/socket-log.ts';
import type { Witness } from '../../../../src/capture/records/witness.ts';
import { isEnded } from '../../../../src/model/socket.ts';
import { FakeScripts } from './fake-scripts.ts';

const url = 'ws://a.example/s';
const wanted = () => true;

let scripts: FakeScripts;
let log: SocketLog;
let witness: Witness;
let said: string[];

const witnessOf = async (tabId: number, source: ContentScriptWitnesses) =>
  source.create(tabId, log, {
    onInterrupted: (why, gone) => said.push(`interrupted ${why} ${gone}`),
    onNavigated: (to) => said.push(`navigated ${to}`),
    onGap: () => said.push('gap'),
    onPage: (at, title) => said.push(`page ${at} ${title}`),
    onStateChange: () => {},
  });

beforeEach(async () => {
  vi.useFakeTimers({ now: 1_000 });
  scripts = new FakeScripts();
  log = new SocketLog();
  said = [];
  const source = new ContentScriptWitnesses(scripts);
  await source.prepare();
  witness = await witnessOf(1, source);
  source.open();
});
afterEach(async () => {
  await witness.stop(null);
  vi.useRealTimers();
});

const endings = () =>
  log.ended().map(({ id, ending }) => `${id} ${ending.kind === 'gone' ? ending.why : ending.kind}`);

test('a closed socket has what its event says', async () => {
  await witness.start(wanted);
  const page = scripts.connect('page');
  page.report(`created 1 ${url}`, 'opened 1', 'closed 1 4001');
  expect(log.ended()[0]).toMatchObject({
    context: { kind: 'page' },
    everOpened: true,
    ending: { kind: 'close-event', close: { code: 4001, reason: '' } },
  });
});

test('scripts are registered while a tab is recorded, and documents that are there get them too', async () => {
  expect(scripts.registered).toBe(false);
  await witness.start(wanted);
  expect(scripts).toMatchObject({ registered: true, injected: [1] });
  await witness.stop(null);
  expect(scripts.registered).toBe(false);
  expect(scripts.requests.size).toBe(0);
  expect(scripts.leaving).toBeNull();
});

test('two recordings share the registration, and the last one takes it away', async () => {
  const source = new ContentScriptWitnesses(scripts);
  const [one, other] = [await witnessOf(2, source), await witnessOf(3, source)];
  source.open();
  await one.start(wanted);
  await other.start(wanted);
  expect(scripts.registrations).toBe(1);
  await one.stop(null);
  expect(scripts.registered).toBe(true);
  await other.stop(null);
  expect(scripts.registered).toBe(false);
});

test('a document of a tab that nobody records is told to pause', async () => {
  await witness.start(wanted);
  const other = scripts.connect('other', 0, 'new', 2);
  other.report(`created 1 ${url}`);
  expect(other.commands).toEqual([{ type: 'pause' }]);
  expect(log.live()).toEqual([]);
});

test('without access to sites recording is refused, and says so', async () => {
  scripts.access = false;
  await expect(witness.start(wanted)).rejects.toMatchObject({ why: 'no-access' });
  expect(scripts.registered).toBe(false);
});

test('a page that lets no extension in is refused', async () => {
  scripts.isOpen = false;
  await expect(witness.start(wanted)).rejects.toMatchObject({ why: 'forbidden-page' });
  expect(witness.isWatching).toBe(false);
  expect(scripts.registered).toBe(false);
});

test('a tab that goes to a page of the browser interrupts the recording', async () => {
  await witness.start(wanted);
  const page = scripts.connect('page');
  page.report(`created 1 ${url}`);
  page.hangUp();
  scripts.isOpen = false;
  scripts.loaded?.({ tabId: 1, frameId: 0, at: 2_000 });
  await vi.advanceTimersByTimeAsync(0);
  expect(said).toContain('interrupted forbidden-page page-left');
});

test('it does so too where the page before goes after the next one was loaded', async () => {
  await witness.start(wanted);
  const page = scripts.connect('page');
  scripts.isOpen = false;
  scripts.loaded?.({ tabId: 1, frameId: 0, at: 2_000 });
  await vi.advanceTimersByTimeAsync(100);
  page.hangUp();
  await vi.advanceTimersByTimeAsync(400);
  expect(said).toContain('interrupted forbidden-page page-left');
});

test('a page that was loaded and is on the line is left alone', async () => {
  await witness.start(wanted);
  scripts.connect('page');
  scripts.loaded?.({ tabId: 1, frameId: 0, at: 2_000 });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(scripts.injected).toEqual([1]);
});

test('a frame that goes alone was removed; one that goes with its page was left', async () => {
  await witness.start(wanted);
  const page = scripts.connect('page');
  const [alone, along] = [scripts.connect('alone', 5), scripts.connect('along', 6)];
  for (const line of [page, alone, along]) line.report(`created 1 ${url}`);
  alone.hangUp();
  await vi.advanceTimersByTimeAsync(300);
  along.hangUp();
  page.hangUp();
  await vi.advanceTimersByTimeAsync(300);
  expect(endings()).toEqual(['1-1 page-left', '2-1 frame-removed', '3-1 page-left']);
});

test('the frame of another document was left, not removed', async () => {
  await witness.start(wanted);
  scripts.connect('page');
  const frame = scripts.connect('frame', 5);
  frame.report(`created 1 ${url}`);
  frame.hangUp();
  scripts.connect('next', 5);
  await vi.advanceTimersByTimeAsync(300);
  expect(endings()).toEqual(['2-1 page-left']);
});

test('a tab that is closed takes its page along, though the line goes down first', async () => {
  await witness.start(wanted);
  const page = scripts.connect('page');
  page.report(`created 1 ${url}`);
  page.hangUp();
  await witness.stop('tab-closed');
  expect(endings()).toEqual(['1-1 tab-closed']);
});

test('the last words of a page come before those of the next one', async () => {
  await witness.start(wanted);
  const page = scripts.connect('page');
  page.report(`created 1 ${url}`, 'opened 1');
  const next = scripts.connect('next');
  next.report(`created 1 ${url}`);
  page.report('closed 1 1001');
  expect(log.live()).toEqual([]);
  expect(said).not.toContain('navigated http://a.example/next');
  page.hangUp();
  expect(said).toContain('navigated http://a.example/next');
  expect(log.ended()[0]).toMatchObject({ ending: { kind: 'close-event', close: { code: 1001 } } });
  expect(log.live().map(({ id }) => id)).toEqual(['2-1']);
});

test('a page that comes long after the one before is a navigation too', async () => {
  await witness.start(wanted);
  scripts.connect('page').hangUp();
  await vi.advanceTimersByTimeAsync(1_000);
  scripts.connect('next').report(`created 1 ${url}`);
  expect(said).toContain('navigated http://a.example/next');
  expect(log.live()).toHaveLength(1);
});

test('a page whose line stays up too long is left all the same', async () => {
  await witness.start(wanted);
  scripts.connect('page').report(`created 1 ${url}`);
  scripts.connect('next').report(`created 1 ${url}`);
  await vi.advanceTimersByTimeAsync(250);
  expect(endings()).toEqual(['1-1 page-left']);
  expect(log.live().map(({ id }) => id)).toEqual(['2-1']);
});

test('a page in the back-forward cache keeps its line, and comes back as the page', async () => {
  await witness.start(wanted);
  const page = scripts.connect('page');
  const next = scripts.connect('next');
  page.report('page-hide persisted');
  expect(said.filter((line) => line.startsWith('navigated'))).toEqual(['navigated http://a.example/next']);
  page.report('page-show persisted');
  next.hangUp();
  expect(said.at(-1)).toBe('navigated http://a.example/page');
  page.report(`created 1 ${url}`);
  expect(log.live()).toHaveLength(1);
});

test('when a document began to leave is known of its sockets, and of those in its frames', async () => {
  await witness.start(wanted);
  const lines = [scripts.connect('page'), scripts.connect('frame', 5)];
  for (const line of lines) line.report(`created 1 ${url}`, 'opened 1');
  scripts.leaving?.({ tabId: 1, frameId: 0, at: 990.5 });
  for (const line of lines) line.report('closed 1 1001');
  expect(log.ended().map(({ surroundings }) => surroundings.leavingSince)).toEqual([990, 990]);
});

test('a failed socket gets the words of its request, whichever comes first', async () => {
  await witness.start(wanted);
  const page = scripts.connect('page');
  page.report(`created 1 ${url}`, 'error 1', 'closed 1 1006');
  scripts.request('r1', url, 1_000, 'page', 'NS_ERROR_CONNECTION_REFUSED');
  scripts.request('r2', url, 1_000, 'page', 'NS_ERROR_UNKNOWN_HOST');
  page.report(`created 2 ${url}`, 'error 2', 'closed 2 1006');
  expect(log.ended().map(({ browserText }) => browserText?.text)).toEqual([
    'NS_ERROR_CONNECTION_REFUSED',
    'NS_ERROR_UNKNOWN_HOST',
  ]);
});

test('a refused handshake has status and headers, and no text', async () => {
  await witness.start(wanted);
  const page = scripts.connect('page');
  scripts.request('r1', url, 1_000, 'page', 401);
  page.report(`created 1 ${url}`, 'error 1', 'closed 1 1006');
  expect(log.ended()[0]).toMatchObject({
    browserText: null,
    network: {
      handshake: {
        status: 401,
        requestHeaders: [['Origin', 'http://a.example']],
        responseHeaders: [['Server', 's']],
      },
    },
  });
});

test('the requests of other documents of the same address are not mixed up', async () => {
  await witness.start(wanted);
  const [page, frame] = [scripts.connect('page'), scripts.connect('frame', 5)];
  scripts.request('r1', url, 1_000, 'frame', 403);
  scripts.request('r2', url, 1_000, 'page', 401);
  page.report(`created 1 ${url}`, 'error 1', 'closed 1 1006');
  frame.report(`created 1 ${url}`, 'error 1', 'closed 1 1006');
  expect(log.ended().map(({ network }) => network?.handshake.status)).toEqual([401, 403]);
});

test('a constructor that threw gets the words of the policy that made it', async () => {
  await witness.start(wanted);
  const page = scripts.connect('page');
  page.report(`threw ${url} NS_ERROR_CONTENT_BLOCKED`, 'threw ws://b.example/ SyntaxError no');
  page.say({
    type: 'policy',
    url,
    directive: 'connect-src',
    policy: "img-src *; connect-src 'self'",
    at: 1_001,
  });
  expect(log.ended().map(({ browserText }) => browserText?.text)).toEqual([
    'securitypolicyviolation, directive: "connect-src \'self\'"',
    undefined,
  ]);
});

test('a policy’s event that comes before its constructor’s report waits for it', async () => {
  await witness.start(wanted);
  const page = scripts.connect('page');
  page.say({ type: 'policy', url, directive: 'connect-src', policy: "connect-src 'self'", at: 1_001 });
  page.report(`threw ${url} NS_ERROR_CONTENT_BLOCKED`);
  page.report(`threw ${url} NS_ERROR_CONTENT_BLOCKED`);
  expect(log.ended().map(({ browserText }) => browserText?.source)).toEqual(['security', undefined]);
});

test('a socket of a worker is listed by its handshake, without a code', async () => {
  await witness.start(wanted);
  scripts.request('r1', url, 1_000, null, 101);
  scripts.request('r2', url, 1_000, null, 'NS_ERROR_CONNECTION_REFUSED');
  expect(log.ended()).toMatchObject([
    {
      context: { kind: 'worker', url: 'http://a.example/w.js' },
      everOpened: true,
      ending: { kind: 'logged-only' },
      browserText: null,
    },
    {
      everOpened: false,
      ending: { kind: 'logged-only' },
      browserText: { text: 'NS_ERROR_CONNECTION_REFUSED' },
    },
  ]);
});

test('a hook whose calls were missed is asked for them', async () => {
  await witness.start(wanted);
  const page = scripts.connect('page');
  page.report(`created 1 ${url}`);
  page.skip(2);
  page.report('opened 1');
  expect(page.commands).toEqual([{ type: 'resume', after: 1 }]);
});

test('after a stop of the event page documents are asked for what was missed', async () => {
  await witness.start(wanted);
  scripts.connect('page').report(`created 1 ${url}`, 'opened 1');
  scripts.connect('gone', 5).report(`created 1 ${url}`);
  scripts.request('r1', url, 1_000, 'page', 101);
  const saved = JSON.parse(JSON.stringify(witness.toSaved()));

  const after = new FakeScripts();
  const source = new ContentScriptWitnesses(after);
  // Its line may be what woke the event page.
  const line = after.connect('page', 0, 'known');
  const again = await witnessOf(1, source);
  again.restore(saved);
  expect(await again.resume()).toBe(true);
  source.open();
  expect(after.registered).toBe(true);
  expect(line.commands).toEqual([{ type: 'resume', after: 2 }]);
  line.skip(2);
  line.report('closed 1 4002');
  line.say({ type: 'resumed', resumed: { live: [], last: 1 } });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(log.ended()).toMatchObject([
    { id: '1-1', ending: { close: { code: 4002 } }, network: { handshake: { status: 101 } } },
    { id: '2-1', ending: { kind: 'gone', why: 'page-left' } },
  ]);
  await again.stop(null);
});

test('a tab that was closed while the event page was stopped is not recorded any more', async () => {
  scripts.tabs.clear();
  expect(await witness.resume()).toBe(false);
});

test('a hook that an earlier recording left counts on', async () => {
  await witness.start(wanted);
  const page = scripts.connect('page', 0, 'known');
  expect(page.commands).toEqual([{ type: 'resume', after: null }]);
  page.skip(40);
  page.say({ type: 'resumed', resumed: { live: [7], last: 9 } });
  page.report(`adopted 7 ${url} 1`, `created 10 ${url}`);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(log.live().map(({ id, adopted }) => `${id} ${adopted}`)).toEqual(['1-7 true', '1-10 false']);
  expect(log.snapshot().dropped).toBe(0);
});

test('a rehearsal goes to the document of the socket, and its answer comes back', async () => {
  await witness.start(wanted);
  const page = scripts.connect('page');
  page.report(`created 1 ${url}`);
  const rehearsed = witness.rehearse('1-1', 4000, 'r');
  expect(page.commands).toEqual([{ type: 'rehearse', request: 1, socket: 1, code: 4000, reason: 'r' }]);
  page.say({ type: 'rehearsed', request: 1, problem: null });
  expect(await rehearsed).toBeNull();
  const unanswered = witness.rehearse('1-1', 4000, 'r');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await unanswered).toBe('no-such-socket');
  expect(await witness.rehearse('9-1', 4000, '')).toBe('no-such-socket');
});

test('what a document says that no bridge says is left out', async () => {
  await witness.start(wanted);
  const page = scripts.connect('page');
  for (const odd of [null, 'x', { type: 'reports' }, { type: 'resumed', resumed: { live: [-1], last: 0 } }]) {
    page.say(odd as never);
  }
  page.report(`created 1 ${url}`);
  expect(log.live()).toHaveLength(1);
});

test('at the end every hook is paused, and what lives leaves the log', async () => {
  await witness.start(wanted);
  const page = scripts.connect('page');
  page.report(`created 1 ${url}`);
  await witness.stop(null);
  expect(page.commands).toEqual([{ type: 'pause' }]);
  expect(log.snapshot().sockets.filter((socket) => !isEnded(socket))).toEqual([]);
  page.report(`created 2 ${url}`);
  expect(log.live()).toEqual([]);
});
