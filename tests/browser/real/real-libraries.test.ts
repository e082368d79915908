import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../../../demo/browser/until.ts';
import type { SessionFile } from '../../../src/model/session-file/session-file-schema.ts';
import { isEnded, type SocketRecord } from '../../../src/model/socket.ts';
import { libraries } from '../../servers/libraries/index.ts';
import { type Library, type LibraryServer, type Story, secret } from '../../servers/libraries/library.ts';
import { openPanelLine, tabIdOf } from '../support/capture/capture-page.ts';
import { type SocketServer, serveSockets } from '../support/capture/capture-server.ts';
import { exportSession, exportWithMessages } from '../support/panel/export-session.ts';
import { launchWithPanel, type Stage } from '../support/stage.ts';

let pages: SocketServer;
let stage: Stage;
let session: SessionFile;
let ticked: SessionFile;
const servers: LibraryServer[] = [];

const stories = libraries.flatMap((library) => library.stories.map((story) => ({ library, ...story })));

const isThere = ({ mark }: Pick<Story, 'mark'>, sockets: readonly SocketRecord[]): boolean =>
  sockets.some((socket) => socket.url.includes(mark) && isEnded(socket) && socket.network !== null);

/** Serves a page that loads every library. */
async function pageOfLibraries(): Promise<string> {
  const scripts = libraries.flatMap(({ script }) => (script === null ? [] : [script]));
  for (const script of scripts)
    pages.files.set(`/${script}`, await readFile(join('node_modules', script), 'utf8'));
  const tags = scripts.map((script) => `<script src="/${script}"></script>`);
  pages.files.set('/libraries', `<!doctype html><title>libraries</title>${tags.join('')}`);
  return `${pages.http}/libraries`;
}

/** All stories happen at once, in one page: they mostly wait. */
beforeAll(async () => {
  pages = await serveSockets();
  stage = await launchWithPanel({ url: await pageOfLibraries() });
  const line = await openPanelLine(stage.browser, await tabIdOf(stage.browser, pages.http));
  const hosts = new Map<Library, string>();
  for (const library of libraries) {
    const server = await library.start();
    servers.push(server);
    hosts.set(library, server.host);
  }
  for (const group of [stories.filter(({ last }) => !last), stories.filter(({ last }) => last)]) {
    for (const { library, run } of group) await stage.page.evaluate(run(hosts.get(library) ?? ''));
    await line.waitFor((sockets) => group.every((story) => isThere(story, sockets)), 60_000);
  }
  await until('the panel has all of it too', async () => {
    session = await exportSession(stage);
    return stories.every(({ mark }) =>
      session.sockets.some(({ url, logged }) => url.includes(mark) && logged != null),
    );
  });
  ticked = await exportWithMessages(stage);
});
afterAll(async () => {
  await stage?.close();
  for (const { stop } of servers) await stop();
  pages?.close();
});

const socketOf = ({ mark }: Pick<Story, 'mark'>, file = session) =>
  file.sockets.find(({ url }) => url.includes(mark)) ?? expect.fail(`no socket of ${mark}`);

describe.each(libraries)('$name', ({ stories: ofLibrary }) => {
  test.each(ofLibrary)('$name', (story) => {
    const { close, diagnosis } = socketOf(story);
    expect({ code: close?.code ?? null, cause: diagnosis.cause, confidence: diagnosis.confidence }).toEqual({
      code: story.code,
      cause: story.cause,
      confidence: story.confidence,
    });
    for (const words of story.evidence ?? []) expect(diagnosis.evidence.join('\n')).toMatch(words);
  });
});

test('neither secrets nor messages of any of them are in the exported session', () => {
  expect(JSON.stringify(session)).not.toContain(secret);
  expect(session.sockets.flatMap(({ messages }) => messages ?? [])).toEqual([]);
});

const withWords = stories.flatMap(({ lastWord, ...story }) => (lastWord ? [{ ...story, lastWord }] : []));

test.each(withWords)('with messages ticked, the last words of $library.name are exported: $name', (story) => {
  const texts = socketOf(story, ticked).messages?.map(({ text }) => text) ?? [];
  expect(texts.join('\n')).toContain(story.lastWord);
});

test('with messages ticked, what an address has as its secret is masked in them too', () => {
  const ofSignalR = ticked.sockets.filter(({ url }) => url.includes('/hub-'));
  expect(ofSignalR.length).toBeGreaterThan(3);
  expect(JSON.stringify(ofSignalR)).not.toContain(secret);
});
