import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { type SessionFile, sessionFileSchema } from '../../../src/model/session-file-schema.ts';
import type { Stage } from './stage.ts';

/** Presses the panel's export button, waits for the download and gives the session file, checked by its schema. */
export async function exportSession({
  browser,
  panel,
}: Pick<Stage, 'browser' | 'panel'>): Promise<SessionFile> {
  const folder = await mkdtemp(join(tmpdir(), 'closeframe-export-'));
  try {
    const text = await download(browser, folder, () => pressExport(panel));
    return v.parse(sessionFileSchema, JSON.parse(text));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function pressExport(panel: Stage['panel']): Promise<void> {
  await panel.evaluate(() => {
    document.querySelector<HTMLButtonElement>('[data-action="export-session"]')?.click();
  });
}

async function download(
  browser: Stage['browser'],
  folder: string,
  start: () => Promise<void>,
): Promise<string> {
  const session = await browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allowAndName',
    downloadPath: folder,
    eventsEnabled: true,
  });
  const finished = new Promise<string>((resolve, reject) => {
    session.on('Browser.downloadProgress', ({ state, guid }) => {
      if (state === 'completed') resolve(guid);
      if (state === 'canceled') reject(new Error('The browser cancelled the download of the session.'));
    });
  });
  try {
    await start();
    return await readFile(join(folder, await finished), 'utf8');
  } finally {
    await session.detach();
  }
}
