import type { Page } from 'puppeteer-core';

/** Lets the page make a worker from `/worker.js` every few milliseconds and end each as soon as it runs, until `stop`. */
export const keepMakingWorkers = (page: Page) =>
  page.evaluateHandle(() => {
    const state = { made: 0, ran: 0, stop: false };
    const make = () => {
      if (state.stop) return;
      state.made += 1;
      const worker = new Worker('/worker.js');
      worker.onmessage = () => {
        state.ran += 1;
        worker.terminate();
      };
      setTimeout(make, 5);
    };
    make();
    return state;
  });
