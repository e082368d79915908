import type { Page } from 'puppeteer-core';

/** Workers that are on their way at once: a machine that is busy starts few of them in a second. */
const atOnce = 20;

/** Lets the page make a worker from `/worker.js` every few milliseconds and end each as soon as it runs, until `stop`. */
export const keepMakingWorkers = (page: Page) =>
  page.evaluateHandle((most) => {
    const state = { made: 0, ran: 0, stop: false };
    const make = () => {
      if (state.stop) return;
      setTimeout(make, 5);
      if (state.made - state.ran >= most) return;
      state.made += 1;
      const worker = new Worker('/worker.js');
      worker.onmessage = () => {
        state.ran += 1;
        worker.terminate();
      };
    };
    make();
    return state;
  }, atOnce);
