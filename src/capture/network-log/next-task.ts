/**
 * Settles in a task of its own, after whatever waits already. By a channel: timers of a page that nobody sees, as the
 * DevTools page, are slowed down to one a second.
 */
export function nextTask(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}
