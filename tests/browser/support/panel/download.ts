import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';

/** What `start` downloads, as text; waits until all of it is there. */
export async function downloaded(browser: Browser, start: () => Promise<void>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'closeframe-download-'));
  try {
    return await downloadInto(folder, browser, start);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function downloadInto(folder: string, browser: Browser, start: () => Promise<void>): Promise<string> {
  const session = await browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allowAndName',
    downloadPath: folder,
    eventsEnabled: true,
  });
  const finished = new Promise<string>((resolve, reject) => {
    session.on('Browser.downloadProgress', ({ state, guid }) => {
      if (state === 'completed') resolve(guid);
      if (state === 'canceled') reject(new Error('The browser cancelled the download.'));
    });
  });
  try {
    await start();
    return await readFile(join(folder, await finished), 'utf8');
  } finally {
    await session.detach();
  }
}
