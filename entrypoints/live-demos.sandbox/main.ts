import { demoOf, type LiveDemoReport } from '../../src/ui/start/live-demos.ts';

/**
 * Runs a live demo when the reference page asks for one by its id, and reports how it ended. A sandboxed page has an
 * origin of its own and a policy of its own, so no other page of the extension needs to be allowed any connection.
 */
window.addEventListener('message', ({ source, data }) => {
  const demo = demoOf(data);
  if (source !== window.parent || demo === null) return;
  // The parent's origin is the extension's, which a sandboxed page cannot know; the report holds a number at most.
  const report = (code: number | null) =>
    window.parent.postMessage({ id: demo.id, code } satisfies LiveDemoReport, '*');
  const socket = new WebSocket(demo.url);
  socket.onerror = () => report(null);
  socket.onclose = ({ code }) => report(code);
  if (demo.closes) socket.close();
});
