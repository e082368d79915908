import type { PanelMessage } from './messages.ts';
import type { Transport } from './transport.ts';

/** Milliseconds between two signs of life; Firefox stops an event page that hears nothing for 30 s. */
const signOfLife = 20_000;

/** The same line, which keeps Firefox's background awake as long as this page is there. */
export function keptAwake(line: Transport<PanelMessage>): Transport<PanelMessage> {
  const timer = setInterval(() => line.send({ type: 'still-here' }), signOfLife);
  return {
    ...line,
    close: () => {
      clearInterval(timer);
      line.close();
    },
  };
}
