import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitForRecording } from '../../../demo/browser/panel.ts';
import { waitForRow } from '../../../demo/browser/rows.ts';
import { type SocketServer, serveSockets } from '../support/capture/capture-server.ts';
import { stopServiceWorker } from '../support/capture/service-worker.ts';
import { exportSession } from '../support/panel/export-session.ts';
import { there } from '../support/panel/there.ts';
import { launchWithPanel, type Stage } from '../support/stage.ts';

let server: SocketServer;
let stage: Stage;

beforeAll(async () => {
  server = await serveSockets();
  stage = await launchWithPanel({ url: server.http });
});
afterAll(async () => {
  await stage?.close();
  server?.close();
});

/** Ids of the browser's process and of all that it started. */
function processesOf(root: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const line of execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')) {
    const [pid = 0, parent = 0] = line.trim().split(/\s+/).map(Number);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const below = (pid: number): number[] => [pid, ...(children.get(pid) ?? []).flatMap(below)];
  return below(root);
}

/** Sends a signal to each of these processes that is still there. */
function signal(processes: readonly number[], name: 'SIGSTOP' | 'SIGCONT'): void {
  for (const pid of processes) {
    try {
      process.kill(pid, name);
    } catch (error) {
      // A browser ends processes of its own accord, and the others must get theirs all the same.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

const open = (path: string) =>
  stage.page.evaluate(
    (url) =>
      new Promise<void>((done) => {
        const socket = new WebSocket(url);
        socket.onopen = () => done();
      }),
    `${server.ws}${path}`,
  );

test('a service worker that was stopped for longer is no sleep', async () => {
  await open('/stopped');
  await stopServiceWorker(stage.browser);
  await waitForRecording(stage.panel);
  server.cut();
  await waitForRow(stage.panel, 'the cut', ({ cause }) => cause === 'cut');
  const { spans } = await exportSession(stage);
  expect(spans?.filter(({ kind }) => kind === 'asleep')).toEqual([]);
});

test('a browser that stood still while the server cut its socket: the machine slept', async () => {
  await open('/asleep');
  const processes = processesOf(there(stage.browser.process()?.pid ?? null));
  try {
    signal(processes, 'SIGSTOP');
    // The sleep itself: so long that the timer is late beyond doubt.
    await pause(12_000);
    server.cut();
  } finally {
    signal(processes, 'SIGCONT');
  }
  const row = await waitForRow(stage.panel, 'the sleep', ({ cause }) => cause === 'machine-slept');
  expect(row).toMatchObject({ closeCode: '1006', confidence: 'likely' });
  const { spans, sockets } = await exportSession(stage);
  const asleep = there(spans?.find(({ kind }) => kind === 'asleep') ?? null);
  expect(Date.parse(asleep.to ?? '') - Date.parse(asleep.from)).toBeGreaterThan(10_000);
  const { diagnosis } = there(sockets.find(({ url }) => url.endsWith('/asleep')) ?? null);
  expect(diagnosis.evidence.join('\n')).toMatch(/Sleep: nothing ran from .+, for 1\d/);
});
