import { expect, test } from 'vitest';
import { until } from '../../../demo/browser/until.ts';
import { useDemoStage } from '../support/demo-stage.ts';
import { act, choose, endWith, goTo, list, press } from '../support/panel/panel-hands.ts';

const demo = useDemoStage({ keepsLog: true, args: ['--force-prefers-reduced-motion'] });

type Watch = { readonly frames: number; readonly moved: readonly string[]; readonly stopped: boolean };

/** From now on notes, in each frame that is drawn, what of the panel moves by itself or would on a change. */
const watch = () =>
  demo.stage.panel.evaluate(() => {
    const moved = new Set<string>();
    const state = { frames: 0, stopped: false };
    Object.assign(window, {
      motion: () => ({ ...state, moved: [...moved] }),
      rest: () => (state.stopped = true),
    });
    const nameOf = (element: Element | null) => `${element?.localName}.${element?.getAttribute('class')}`;
    const lasts = (durations: string) => durations.split(',').some((each) => Number.parseFloat(each) > 0);
    const look = () => {
      state.frames += 1;
      for (const { effect, playState } of document.getAnimations()) {
        const target = effect instanceof KeyframeEffect ? effect.target : null;
        if (playState === 'running') moved.add(`${nameOf(target)} runs`);
      }
      for (const element of document.querySelectorAll('*')) {
        const style = getComputedStyle(element);
        if (lasts(style.transitionDuration)) moved.add(`${nameOf(element)} has a transition`);
        if (style.animationName !== 'none') moved.add(`${nameOf(element)} has an animation`);
        if (style.scrollBehavior !== 'auto') moved.add(`${nameOf(element)} scrolls smoothly`);
      }
      if (!state.stopped) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });

/** Ends the watch, once it saw some frames more; gives what moved. */
async function endOfWatch(): Promise<readonly string[]> {
  const { panel } = demo.stage;
  const read = () => panel.evaluate(() => (window as unknown as { motion: () => Watch }).motion());
  const { frames } = await read();
  await until('some frames more are drawn', async () => (await read()).frames > frames + 2);
  await panel.evaluate(() => (window as unknown as { rest: () => void }).rest());
  return (await read()).moved;
}

test('the panel sees that reduced motion is preferred', async () => {
  const reduced = await demo.stage.panel.evaluate(
    () => matchMedia('(prefers-reduced-motion: reduce)').matches,
  );
  expect(reduced).toBe(true);
});

test('with reduced motion nothing moves while closes come, the detail opens and views change', async () => {
  const { panel } = demo.stage;
  await watch();
  await endWith(demo.stage, 'close-1008', 1008);
  await endWith(demo.stage, 'tls-expired', 1006);
  await choose(panel, 'tls-expired');
  await press(panel, '.actions .menu > button');
  await list(panel, 'groups');
  await press(panel, '.groups summary');
  await list(panel, 'closes');
  await act(panel, 'keys');
  await panel.waitForSelector('dialog[open]');
  await panel.evaluate(() => document.querySelector('dialog')?.close());
  for (const view of ['compare', 'codes', 'settings', 'live'] as const) await goTo(panel, view);
  expect(await endOfWatch()).toEqual([]);
});

test('a style that moves, be it ever so particular, is stilled', async () => {
  const { panel } = demo.stage;
  await panel.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      .panel .line { transition: color 1s; animation: later 1s infinite }
      .panel .list { scroll-behavior: smooth }
      @keyframes later { to { opacity: 0.5 } }
    `);
    document.adoptedStyleSheets.push(sheet);
  });
  await watch();
  await choose(panel, 'policy');
  expect(await endOfWatch()).toEqual([]);
});
