import type { ReportContext } from '../../log/copies/bug-report.ts';
import type { Panel } from './panel.ts';

/** What a bug report says of the log on show, beside the close itself. */
export function reportContext({ store, platform }: Pick<Panel, 'store' | 'platform'>): ReportContext {
  const shown = store.shown.value;
  return {
    rows: shown.log.ended.value,
    browser: shown.kind === 'imported' ? shown.browser : platform.browserName,
  };
}
