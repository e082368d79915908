import type { Diagnosis, SocketHistory } from '../../../../src/diagnosis/types.ts';
import type { BrowserKind } from '../../../../src/model/browser-kind.ts';
import type { EndedSocket } from '../../../../src/model/socket.ts';
import { lookup } from '../../../../src/registry/index.ts';
import type { Meaning } from '../../../../src/registry/types.ts';
import { connect, shake, texts } from './browser-texts.ts';
import { stories } from './endings.ts';
import { firefoxEndings } from './firefox-endings.ts';
import { diagnosed, ended, failed } from './fixtures.ts';
import { meaning, presumed } from './meanings.ts';

/** The meanings that some stories have. */
const named = new Map([
  ['open@20 closed:4444@900', meaning(4444)],
  ['open@20 closed:4446@900', { ...meaning(4446), packName: null }],
  ['open@20 closed:4445@900', presumed(meaning(4445))],
  ['open@20 closed:4001/token_expired@900', lookup(4001)],
]);

const withoutOrigin = (text: string) => ({
  ...failed(text),
  context: { kind: 'page', url: 'about:blank' } as const,
});

export interface NamedEnding {
  readonly name: string;
  readonly socket: EndedSocket;
  /** Chromium where it is left out. */
  readonly browser?: BrowserKind;
  readonly history?: Partial<SocketHistory>;
  readonly meaning?: Meaning | null;
}

/** A socket for every text and story, with a name for it. */
export function everyEnding(): readonly NamedEnding[] {
  const fromTexts = texts.map(([text, story]) => ({ name: text, socket: failed(text, story) }));
  const fromStories = stories.map(([story, history = {}], index) => ({
    name: `${typeof story === 'string' ? story : story.ending.kind} (${index})`,
    socket: typeof story === 'string' ? ended(story) : story,
    history,
    meaning: named.get(`${story}`) ?? null,
  }));
  return [
    ...fromTexts,
    ...fromStories,
    ...firefoxEndings(),
    {
      name: 'no place for a WebSocket left',
      socket: failed('WebSocket opening handshake timed out'),
      history: { openAtEnd: 255 },
    },
    { name: 'no Origin known', socket: withoutOrigin(`${shake}Unexpected response code: 403`) },
    {
      name: 'no Origin known for credentials',
      socket: withoutOrigin('HTTP Authentication failed; no valid credentials available'),
    },
    {
      name: 'refused on this machine',
      socket: { ...failed(`${connect}ERR_CONNECTION_REFUSED`), url: 'ws://localhost:9/' },
    },
    {
      name: 'dropped without TLS',
      socket: {
        ...failed('Connection closed before receiving a handshake response'),
        url: 'ws://localhost:9/',
      },
    },
  ];
}

/** One diagnosis for every text and story, with a name for it. */
export const everyDiagnosis = (): readonly { readonly name: string; readonly diagnosis: Diagnosis }[] =>
  everyEnding().map(({ name, socket, history, meaning: of, browser }) => ({
    name,
    diagnosis: diagnosed(socket, history, of ?? null, browser),
  }));
