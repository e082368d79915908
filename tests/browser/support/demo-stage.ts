import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type DemoServer, startDemoServer } from '../../../demo/server/server.ts';
import { clearLog } from './endings.ts';
import { there } from './panel/there.ts';
import { launchWithPanel, type Stage, type StageWishes } from './stage.ts';

export interface DemoStage {
  /** The browser on the demo page; there once the tests of the file run. */
  readonly stage: Stage;
  readonly server: DemoServer;
}

/** One browser on the demo page and one demo server for all tests of a file; the log is emptied before each, unless it is kept. */
export function useDemoStage({
  keepsLog = false,
  ...wishes
}: Omit<StageWishes, 'url' | 'authority'> & { readonly keepsLog?: boolean } = {}): DemoStage {
  let server: DemoServer | null = null;
  let stage: Stage | null = null;
  beforeAll(async () => {
    server = await startDemoServer();
    stage = await launchWithPanel({ ...wishes, url: server.url, authority: server.authority });
    await stage.page.waitForSelector('[data-ready]');
  });
  beforeEach(async () => {
    if (stage && !keepsLog) await clearLog(stage);
  });
  afterAll(async () => {
    await stage?.close();
    await server?.stop();
  });
  return {
    get stage() {
      return there(stage);
    },
    get server() {
      return there(server);
    },
  };
}
