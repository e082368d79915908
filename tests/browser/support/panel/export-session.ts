import * as v from 'valibot';
import {
  type SessionFile,
  sessionFileSchema,
} from '../../../../src/model/session-file/session-file-schema.ts';
import type { Stage } from '../stage.ts';
import { downloaded } from './download.ts';
import { act, press } from './panel-hands.ts';

/** Presses the panel's export button once there is something to export, waits for the download and gives the session file, checked by its schema. */
export async function exportSession({
  browser,
  panel,
}: Pick<Stage, 'browser' | 'panel'>): Promise<SessionFile> {
  const text = await downloaded(browser, () => act(panel, 'export-session'));
  return v.parse(sessionFileSchema, JSON.parse(text));
}

/** The same with the tick that lets the last messages out. */
export async function exportWithMessages({
  browser,
  panel,
}: Pick<Stage, 'browser' | 'panel'>): Promise<SessionFile> {
  await act(panel, 'export-options');
  await act(panel, 'include-messages');
  const text = await downloaded(browser, () => press(panel, '.export-buttons .primary'));
  return v.parse(sessionFileSchema, JSON.parse(text));
}
