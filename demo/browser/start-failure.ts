import { execFile } from 'node:child_process';

/** Longest wait for a browser that shows one empty page and ends, in ms. */
const patience = 10_000;

/** Lines of a browser's words that are shown: the first says what went wrong, a stack follows. */
const shownLines = 3;

/** Chromium's words where the system forbids its sandbox (docs/security/apparmor-userns-restrictions.md in its source). */
const noSandbox = /No usable sandbox/;

/** What to do about a browser that does not start, from what it wrote to its error output. */
export function startAdvice(executablePath: string, said: string): string {
  if (noSandbox.test(said)) {
    return [
      `${executablePath} cannot start: this system does not let it build its sandbox (AppArmor, as on Ubuntu 23.10 and newer).`,
      'Use one that AppArmor knows, such as Google Chrome from its package: CHROME_PATH=/usr/bin/google-chrome',
      'or allow it until the next restart: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0',
    ].join('\n');
  }
  const lines = said.split('\n').slice(0, shownLines);
  return [`${executablePath} ends as soon as it is started. It says:`, ...lines].join('\n');
}

/**
 * Starts a browser that just failed to start once more, and reads what it says: puppeteer, which talks to it by pipe,
 * keeps that to itself. Null where it starts now, hangs, or says nothing.
 */
export function whyNotStarted(executablePath: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const onePage = [...args, '--headless', '--dump-dom', 'about:blank'];
    execFile(executablePath, onePage, { timeout: patience }, (error, _, output) => {
      const said = output.trim();
      const ended = error !== null && error.killed !== true;
      resolve(ended && said !== '' ? startAdvice(executablePath, said) : null);
    });
  });
}
