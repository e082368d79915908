import type { Stage } from '../stage.ts';

/** CSS pixels from the panel's top left corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where the panel stands in DevTools, in CSS pixels. */
async function cornerOf(panel: Stage['panel']): Promise<Place> {
  const box = await (await panel.frameElement())?.boundingBox();
  if (!box) throw new Error('The panel is not drawn.');
  return box;
}

/** Presses the mouse at one place of the panel and lets it go at another; a click where both are the same. */
export async function drag(
  { panel, devtoolsPage: { mouse } }: Pick<Stage, 'panel' | 'devtoolsPage'>,
  from: Place,
  to: Place,
): Promise<void> {
  const corner = await cornerOf(panel);
  await mouse.move(corner.x + from.x, corner.y + from.y);
  await mouse.down();
  await mouse.move(corner.x + to.x, corner.y + to.y, { steps: 5 });
  await mouse.up();
}
