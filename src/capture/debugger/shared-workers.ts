import type { DebuggerInterface, DebuggerTarget, TargetSummary } from './debugger-interface.ts';
import type { Sessions } from './sessions.ts';

/** Milliseconds between two looks at the browser's list: shared workers are announced to no session. */
const lookInterval = 1_000;

interface SharedWorkerOptions {
  readonly debugger: DebuggerInterface;
  readonly sessions: Sessions;
  /** A shared worker of the page was found, and the debugger is attached to it. */
  readonly onFound: (target: DebuggerTarget, found: TargetSummary) => void;
}

/**
 * Finds the shared workers of a page. The browser does not say whose they are; those of an origin that the page
 * or one of its frames has are taken for the page's.
 */
export class SharedWorkers {
  readonly #options: SharedWorkerOptions;
  /** Targets that were looked at and are no shared workers of this page. */
  readonly #others = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** The run of looks that is under way, another object for each; null while nobody looks. */
  #run: object | null = null;

  constructor(options: SharedWorkerOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#run !== null) return;
    this.#run = {};
    void this.#look(this.#run);
  }

  stop(): void {
    this.#run = null;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#others.clear();
  }

  async #look(run: object): Promise<void> {
    // Without a list nothing is found, until the next look.
    const found = await this.#options.debugger.getTargets().catch(() => []);
    const origins = this.#origins();
    for (const worker of found.filter((target) => this.#isCandidate(target, origins))) {
      if (this.#run === run) await this.#attach(worker, run);
    }
    if (this.#run === run) this.#timer = setTimeout(() => void this.#look(run), lookInterval);
  }

  #isCandidate({ id, type, url }: TargetSummary, origins: ReadonlySet<string>): boolean {
    if (type !== 'worker' || this.#others.has(id)) return false;
    const known = this.#options.sessions.all().some(({ targetId }) => targetId === id);
    return !known && origins.has(originOf(url));
  }

  async #attach(worker: TargetSummary, run: object): Promise<void> {
    const target = { targetId: worker.id };
    const client = this.#options.debugger;
    try {
      await client.attach(target);
      const address = { target, sessionId: null };
      const kind = await client.send(address, 'Runtime.evaluate', { expression: scopeName });
      if (this.#run === run && kind.result.value === 'SharedWorkerGlobalScope') {
        this.#options.onFound(target, worker);
        return;
      }
      this.#others.add(worker.id);
      await client.detach(target);
    } catch (error) {
      // The panel of another tab of this origin may have it, and let go of it.
      if (error instanceof Error && /already attached/i.test(error.message)) return;
      // It ended meanwhile, or it is not ours to debug.
      this.#others.add(worker.id);
    }
  }

  #origins(): ReadonlySet<string> {
    const urls = this.#options.sessions
      .all()
      .flatMap(({ frames }) => Object.values(frames).map(({ url }) => originOf(url)));
    return new Set(urls.filter((origin) => origin !== 'null'));
  }
}

/** A worker runs already when it is found, so that it may be asked. */
const scopeName = 'Object.prototype.toString.call(self).slice(8, -1)';

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'null';
}
