import axe from 'axe-core';
import type { Frame } from 'puppeteer-core';

/** What axe finds wrong with the panel as it stands now, as lines. */
export async function violations(panel: Frame): Promise<readonly string[]> {
  if (!(await panel.evaluate(() => 'axe' in window))) await panel.evaluate(axe.source);
  return panel.evaluate(async () => {
    const checker = (window as unknown as { axe: typeof axe }).axe;
    const found = await checker.run(document, { resultTypes: ['violations'] });
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
    );
  });
}
