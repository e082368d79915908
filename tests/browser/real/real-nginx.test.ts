import { afterEach, describe, expect, inject, it } from 'vitest';
import { waitForRow, waitForTicket } from '../../../demo/browser/rows.ts';
import { type NginxProxy, startProxy, upgradeLines } from '../../servers/nginx.ts';
import { openUntilClosed } from '../support/capture/page-socket.ts';
import { useDemoStage } from '../support/demo-stage.ts';
import { exportSession } from '../support/panel/export-session.ts';

const nginx = inject('nginx');
const name = `nginx in front of a server${nginx === null ? ' (left out: this machine has no nginx, and none could be installed)' : ''}`;

describe.skipIf(nginx === null)(name, () => {
  const demo = useDemoStage();
  let proxy: NginxProxy | null = null;
  afterEach(async () => {
    await proxy?.stop();
    proxy = null;
  });

  const start = async (...location: readonly string[]): Promise<NginxProxy> => {
    proxy = await startProxy({
      executable: nginx ?? '',
      backend: demo.server.places.plain.replace('ws:', 'http:'),
      location,
    });
    return proxy;
  };

  it('answers the handshake with a status where its configuration lacks the Upgrade headers', async () => {
    const { address } = await start();
    const { close } = await openUntilClosed(demo.stage.page, `${address}/echo/~no-upgrade`);
    expect(close).toEqual({ code: 1006, reason: '', wasClean: false });
    const row = await waitForTicket(demo.stage.panel, 'no-upgrade', 1006);
    expect(row).toMatchObject({ cause: 'handshake-status', confidence: 'certain' });
    expect(row.text).toContain('404');
  });

  it('cuts quiet sockets at proxy_read_timeout, which is likely an idle timeout at the third, and so were the first two', async () => {
    const { address } = await start(...upgradeLines, 'proxy_read_timeout 11s;');
    const { page } = demo.stage;
    const quiet = () => openUntilClosed(page, `${address}/silent/~quiet`);
    // One begins after the other has run a while, so that they do not end at one instant, as in a restart.
    const later = () => openUntilClosed(page, `${demo.server.places.plain}/lifetime/2500/~clock`);
    const first = quiet();
    await later();
    const second = quiet();
    await later();
    for (const { events, close } of await Promise.all([first, second, quiet()])) {
      expect({ events, code: close.code }).toEqual({ events: ['open', 'close'], code: 1006 });
    }
    await waitForRow(
      demo.stage.panel,
      'a likely idle timeout',
      ({ cause, confidence }) => cause === 'idle-timeout' && confidence === 'likely',
    );
    const { sockets } = await exportSession(demo.stage);
    const found = sockets.filter(({ url }) => url.endsWith('~quiet')).map(({ diagnosis }) => diagnosis);
    expect(found.map(({ cause, confidence }) => `${cause} ${confidence}`)).toEqual([
      'idle-timeout likely',
      'idle-timeout likely',
      'idle-timeout likely',
    ]);
  });

  it('answers 502 where nothing listens behind it', async () => {
    proxy = await startProxy({
      executable: nginx ?? '',
      backend: demo.server.places.refused.replace('ws:', 'http:'),
      location: upgradeLines,
    });
    await openUntilClosed(demo.stage.page, `${proxy.address}/echo/~nothing-behind`);
    const row = await waitForTicket(demo.stage.panel, 'nothing-behind', 1006);
    expect(row).toMatchObject({ closeCode: '1006', cause: 'handshake-status', confidence: 'certain' });
    expect(row.text).toContain('502');
  });
});
