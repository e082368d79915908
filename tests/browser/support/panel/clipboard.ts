import { until } from '../../../../demo/browser/until.ts';
import type { Stage } from '../stage.ts';

/** What is in the clipboard, by pasting it into the panel's filter with the keyboard: the panel itself may not read it. */
export async function readClipboard({
  panel,
  devtoolsPage: { keyboard },
}: Pick<Stage, 'panel' | 'devtoolsPage'>): Promise<string> {
  const pasted = await panel.evaluateHandle(() => {
    const heard: { text: string | null } = { text: null };
    const before = document.activeElement as HTMLElement | null;
    const field = document.querySelector<HTMLElement>('.filter input');
    field?.addEventListener(
      'paste',
      (event) => {
        heard.text = event.clipboardData?.getData('text/plain') ?? '';
        event.preventDefault();
        before?.focus();
      },
      { once: true },
    );
    field?.focus();
    return heard;
  });
  await keyboard.down('Control');
  await keyboard.press('v');
  await keyboard.up('Control');
  const [text = ''] = await until('the text is pasted', () =>
    panel.evaluate(({ text: heard }) => (heard === null ? null : [heard]), pasted),
  );
  return text;
}
