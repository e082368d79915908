import * as v from 'valibot';
import { type SessionFile, sessionFileSchema } from '../../../src/model/session-file-schema.ts';
import { downloaded } from './download.ts';
import type { Stage } from './stage.ts';

/** Presses the panel's export button, waits for the download and gives the session file, checked by its schema. */
export async function exportSession({
  browser,
  panel,
}: Pick<Stage, 'browser' | 'panel'>): Promise<SessionFile> {
  const text = await downloaded(browser, () => pressExport(panel));
  return v.parse(sessionFileSchema, JSON.parse(text));
}

async function pressExport(panel: Stage['panel']): Promise<void> {
  await panel.evaluate(() => {
    document.querySelector<HTMLButtonElement>('[data-action="export-session"]')?.click();
  });
}
