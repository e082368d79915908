import { expect, test } from 'vitest';
import { allowInPolicy } from '../../../src/diagnosis/commands/commands.ts';
import { targetOf } from '../../../src/diagnosis/commands/target.ts';
import { useHookStage } from '../support/capture/hook-stage.ts';

const stage = useHookStage('plain');

/** Opens a socket on a page with this policy: 'open', or the browser's words against it. */
async function tryWith(policy: string, url: string): Promise<string> {
  const { page, session, server } = stage;
  server.files.set('/policy', {
    type: 'text/html',
    body: `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">`,
  });
  await page.goto(`${server.http}/policy`);
  await session.send('Log.enable');
  await session.send('Log.clear');
  const refused = new Promise<string>((resolve) => {
    session.on('Log.entryAdded', ({ entry }) => {
      if (entry.source === 'security') resolve(entry.text);
    });
  });
  const opened = page.evaluate(
    (address) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(address);
        socket.onopen = () => resolve('open');
      }),
    url,
  );
  // The page of a refused socket is left, and its promise with it.
  opened.catch(() => undefined);
  return Promise.race([opened, refused]);
}

test.each([
  "connect-src 'self' https://cdn.example",
  "connect-src 'none'",
  "default-src 'self' https://cdn.example",
  "script-src 'self'; connect-src https://api.example 'self'",
])(
  'the policy that the fix writes lets the socket through, and keeps what was allowed: %s',
  async (policy) => {
    const url = `${stage.server.ws.replace('127.0.0.1', 'localhost')}/live`;
    const refusal = await tryWith(policy, url);
    expect(refusal).toContain('Content Security Policy');
    const fixed = allowInPolicy(targetOf(url), refusal).code;
    const [directive = ''] = policy.split('; ').filter((part) => /^(?:connect|default)-src/.test(part));
    for (const source of directive.split(' ').slice(1))
      if (source !== "'none'") expect(fixed.split(' ')).toContain(source);
    expect(await tryWith(fixed, url)).toBe('open');
  },
);
