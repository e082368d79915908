import type { Slices } from '../../../model/lists/slices.ts';

/** Milliseconds of one task: half of what a frame has. */
const taskLength = 8;

/** Calls in a task of its own, after a frame where one waits; returns the cleanup. A timer of a hidden page may take a second. */
export function browserTask(work: () => void): () => void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    work();
  };
  port2.postMessage(null);
  return () => port1.close();
}

/** Does work in tasks of a few milliseconds, so that the panel draws and answers meanwhile. */
export async function inTasks<Result>(work: Slices<Result>): Promise<Result> {
  let began = performance.now();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - began < taskLength) continue;
    await new Promise<void>((done) => browserTask(done));
    began = performance.now();
  }
}
