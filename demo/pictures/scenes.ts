import type { Frame } from 'puppeteer-core';
import { elementOf } from '../browser/element.ts';
import { chooseRow, press } from './hands.ts';

/** Brings the panel to what a picture is to show. */
export type Scene = (panel: Frame) => Promise<unknown>;

export const close =
  (path: string): Scene =>
  async (panel) => {
    await list(panel, 'closes');
    await chooseRow(panel, path);
  };

async function list(panel: Frame, kind: 'closes' | 'open' | 'groups'): Promise<void> {
  await press(panel, `[data-list="${kind}"] input`);
  await panel.waitForSelector(`[data-list="${kind}"].on`);
}

export async function view(
  panel: Frame,
  name: 'compare' | 'codes' | 'settings',
  drawn: string,
): Promise<void> {
  await press(panel, `[data-view="${name}"] input`);
  await elementOf(panel, drawn);
}

const settings: Scene = (panel) => view(panel, 'settings', '[data-region="settings"]');

/** Chooses a close, then a second one, and opens what compares them. */
const twoCloses: Scene = async (panel) => {
  await close('/orders')(panel);
  await chooseRow(panel, '/prices', true);
  await press(panel, '[data-action="compare"]');
  await panel.waitForSelector('dialog[open] table');
};

const compareChoice: Scene = async (panel) => {
  await close('/orders')(panel);
  await press(panel, '[data-action="compare"]');
  await panel.waitForSelector('dialog[open]');
};

/** What the panel shows of a log with closes; a close chosen in the list comes with its fix at once. */
export const scenes: Readonly<Record<string, Scene>> = {
  'server-answered-403': close('/admin'),
  'idle-cut': close('/notifications'),
  'loop-of-twenty': close('/feed'),
  '1011-with-reason': close('/orders'),
  'page-closed-it': close('/checkout'),
  open: async (panel) => {
    await list(panel, 'open');
    await press(panel, '[role="row"][aria-selected], .lines .line');
  },
  'by-url': async (panel) => {
    await list(panel, 'groups');
    await press(panel, '.groups summary');
  },
  'compare-codes': (panel) => view(panel, 'compare', '[data-region="comparison"]'),
  'compare-choice': compareChoice,
  'compare-two-closes': twoCloses,
  codes: (panel) => view(panel, 'codes', '.page [role="listbox"]'),
  settings,
  'own-packs': async (panel) => {
    await settings(panel);
    await press(panel, '[data-action="add-pack"]');
  },
};

/** Closes what a scene left open. */
export async function tidy(panel: Frame): Promise<void> {
  await panel.evaluate(() => {
    for (const dialog of document.querySelectorAll('dialog')) dialog.close();
  });
}
