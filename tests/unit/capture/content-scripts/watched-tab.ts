import { afterEach, beforeEach, vi } from 'vitest';
import { ContentScriptWitnesses } from '../../../../src/capture/content-scripts/content-script-witnesses.ts';
import { SocketLog } from '../../../../src/capture/records/socket-log.ts';
import type { Witness } from '../../../../src/capture/records/witness.ts';
import { type FakeLine, FakeScripts } from './fake-scripts.ts';

/** The address of the sockets in these tests. */
export const url = 'ws://a.example/s';
export const wanted = () => true;

/** Tab 1 of a Firefox that does what the test says, and what is recorded of it. Another one in each test. */
export class WatchedTab {
  scripts = new FakeScripts();
  log = new SocketLog();
  /** What the witness said of the tab. */
  said: string[] = [];
  #witness: Witness | null = null;

  get witness(): Witness {
    if (this.#witness === null) throw new Error('Only a test has a witness.');
    return this.#witness;
  }

  /** A witness of a tab, which writes into the same log. */
  async witnessOf(tabId: number, source: ContentScriptWitnesses): Promise<Witness> {
    return source.create(tabId, this.log, {
      onInterrupted: (why, gone) => this.said.push(`interrupted ${why} ${gone}`),
      onNavigated: (to) => this.said.push(`navigated ${to}`),
      onGap: () => this.said.push('gap'),
      onPage: (at, title) => this.said.push(`page ${at} ${title}`),
      onStateChange: () => {},
    });
  }

  /** A document on the line, with one socket. */
  withSocket(document: string, frame = 0): FakeLine {
    const line = this.scripts.connect(document, frame);
    line.report(`created 1 ${url}`);
    return line;
  }

  /** What became of each socket; a question mark where nothing proves it. */
  endings(): string[] {
    return this.log
      .ended()
      .map(({ id, ending }) =>
        ending.kind === 'gone' ? `${id} ${ending.why}${ending.inferred ? '?' : ''}` : `${id} ${ending.kind}`,
      );
  }

  async begin(): Promise<void> {
    this.scripts = new FakeScripts();
    this.log = new SocketLog();
    this.said = [];
    const source = new ContentScriptWitnesses(this.scripts);
    await source.prepare();
    this.#witness = await this.witnessOf(1, source);
    source.open();
  }
}

/** A document is left as every document is: it says so before its line goes down. */
export function leave(line: FakeLine): void {
  line.report('page-hide');
  line.hangUp();
}

/** Makes a tab for the tests of a file, by a clock that stands still. */
export function watchTab(): WatchedTab {
  const tab = new WatchedTab();
  beforeEach(async () => {
    vi.useFakeTimers({ now: 1_000 });
    await tab.begin();
  });
  afterEach(async () => {
    await tab.witness.stop(null);
    vi.useRealTimers();
  });
  return tab;
}
