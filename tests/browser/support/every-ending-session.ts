import { buildSessionFile } from '../../../src/model/session-file/build-session-file.ts';
import type { EndedSocket } from '../../../src/model/socket.ts';
import { everyEnding } from '../../unit/diagnosis/stories/every-diagnosis.ts';
import { diagnosed, later } from '../../unit/diagnosis/stories/fixtures.ts';

const hour = 3_600_000;
const openCall = {
  stack: [{ functionName: 'connect', url: 'https://shop.dev/assets/app.js', line: 19, column: 7 }],
};

/** A port of its own, so that no socket is another one's history. */
function onPort(url: string, port: number): string {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  parsed.port = String(port);
  return parsed.href;
}

function networkLater({ network }: EndedSocket, by: number): EndedSocket['network'] {
  if (!network) return null;
  return { ...network, messages: network.messages.map((message) => ({ ...message, at: message.at + by })) };
}

/** One socket for each cause and first step there is, hours apart. */
function oneOfEach(): readonly EndedSocket[] {
  const seen = new Set<string>();
  return everyEnding()
    .filter(({ socket, history, meaning }) => {
      const { cause, fix } = diagnosed(socket, history, meaning ?? null);
      const kind = `${cause} ${fix[0]?.text.key}`;
      const isNew = !seen.has(kind);
      seen.add(kind);
      return isNew;
    })
    .map(({ socket }, index) => ({
      ...later(socket, index * hour),
      network: networkLater(socket, index * hour),
      id: `e${index}`,
      url: onPort(socket.url, 20_000 + index),
      openCall,
    }));
}

/** A session file's text with a close for every cause and first step that a diagnosis may have, each with where it was opened. */
export function everyEndingSession(): string {
  const entries = oneOfEach().map((socket) => ({
    socket,
    finding: null,
    infrastructure: [],
    meaning: null,
  }));
  const file = buildSessionFile({
    entries,
    log: { markers: [], spans: [], dropped: 0, page: { url: 'https://shop.dev/', title: 'Shop' } },
    browser: 'Chromium 156',
    exportedAt: Date.UTC(2026, 11, 1),
    includeSecrets: true,
    includeMessages: true,
  });
  return JSON.stringify(file);
}
