import { until } from '../../demo/browser/until.ts';
import type { Figure } from './figures.ts';
import type { PanelStage } from './stages.ts';
import { passes, tail } from './statistics.ts';

/** Longest frames of the panel while it exports what it shows, and while it opens that file; called with a full log. */
export async function measureSessionFiles({ panel }: Pick<PanelStage, 'panel'>): Promise<readonly Figure[]> {
  const exporting: Frames[] = [];
  const importing: Frames[] = [];
  for (let pass = 0; pass < passes; pass += 1) {
    exporting.push(await panel.evaluate(exportFrames));
    importing.push(await panel.evaluate(importFrames));
    await until('the live log is back', () =>
      panel.evaluate(() => {
        const banner = document.querySelector('.strip[role="status"]:not([data-region])');
        banner?.querySelector<HTMLElement>('button')?.click();
        return banner === null;
      }),
    );
  }
  return [...figures('exporting', exporting), ...figures('importing', importing)];
}

interface Frames {
  readonly longest: number;
  readonly whole: number;
}

const figures = (what: string, frames: readonly Frames[]): readonly Figure[] => [
  {
    what: `10,000 closes: longest frame while ${what}`,
    target: '50 ms',
    ...tail(frames.map(({ longest }) => longest)),
  },
  { what: `10,000 closes: ${what}, all of it`, target: '', ...tail(frames.map(({ whole }) => whole)) },
];

/** In the panel: exports, and keeps the file where `importFrames` finds it instead of downloading it. */
function exportFrames(): Promise<Frames> {
  const create = URL.createObjectURL;
  const press = HTMLAnchorElement.prototype.click;
  return new Promise((resolve) => {
    const begun = performance.now();
    let last = begun;
    let longest = 0;
    let whole = 0;
    URL.createObjectURL = (blob) => {
      whole = performance.now() - begun;
      Object.assign(globalThis, { exported: blob });
      return create.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = () => {};
    const step = (now: number) => {
      longest = Math.max(longest, now - last);
      last = now;
      if (whole === 0 || now < begun + whole + 100) {
        requestAnimationFrame(step);
        return;
      }
      URL.createObjectURL = create;
      HTMLAnchorElement.prototype.click = press;
      resolve({ longest, whole });
    };
    requestAnimationFrame(step);
    document.querySelector<HTMLElement>('[data-action="export-session"]')?.click();
  });
}

/** In the panel: opens the file that `exportFrames` kept. */
async function importFrames(): Promise<Frames> {
  const input = document.querySelector<HTMLInputElement>('input[type="file"]');
  if (!input) throw new Error('The panel has no file input.');
  const { exported } = globalThis as unknown as { exported: Blob };
  const files = new DataTransfer();
  files.items.add(new File([exported], 'bench.json'));
  input.files = files.files;
  return new Promise((resolve) => {
    const begun = performance.now();
    let last = begun;
    let longest = 0;
    let whole = 0;
    const step = (now: number) => {
      longest = Math.max(longest, now - last);
      last = now;
      const banner = document.querySelector('.strip[role="status"]:not([data-region])');
      if (whole === 0 && banner !== null) whole = now - begun;
      if (whole > 0 && now > begun + whole + 300) resolve({ longest, whole });
      else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
}
