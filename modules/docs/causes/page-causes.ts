import type { CauseRow } from './cause-row.ts';

export const pageCauses = {
  rehearsed: {
    is: 'the user ended the socket from the panel',
    proof: "capture's own mark",
    confidence: 'certain',
    source: '-',
  },
  'page-left': {
    is: 'reload or navigation; no event, the server gets 1001',
    proof:
      "the document went (in Firefox: its `pagehide`, or another document in its place); for a frame, the dev server's message that asked for it is named",
    confidence: 'certain; likely in Firefox where nobody saw why',
    source: 'measured; docs/protocols.md',
  },
  'frame-removed': {
    is: 'the owning iframe was removed; the server gets 1001',
    proof: 'the frame was detached',
    confidence: 'certain',
    source: 'measured',
  },
  'worker-ended': {
    is: 'the owning worker ended; the server gets 1001 or a cut',
    proof: 'its target was detached',
    confidence: 'certain',
    source: 'measured',
  },
  'renderer-crashed': {
    is: "the page's process ended",
    proof: 'the crash report of the protocol; in Firefox the page that it shows after a crash',
    confidence: 'certain; likely in Firefox where it shows none',
    source: 'devtools-protocol `Inspector.targetCrashed`; measured',
  },
  'tab-closed': {
    is: 'the tab went; the server gets 1001 or a cut',
    proof: 'its target was detached',
    confidence: 'certain',
    source: 'WHATWG WebSockets, "make disappear"',
  },
  'back-forward-cache': {
    is: 'the page sleeps in the back-forward cache; 1006 when it comes back',
    proof: 'the page went persisted, or `Page entered Back-Forward Cache.`',
    confidence: 'certain',
    source: 'measured',
  },
  'constructor-threw': {
    is: '`new WebSocket()` threw: URL, fragment, subprotocol',
    proof: 'the exception',
    confidence: 'certain',
    source: 'WHATWG WebSockets, constructor',
  },
  'page-closed-early': {
    is: "`close()` before open; React StrictMode's double mount where a twin to the same URL came within 100 ms of a socket that lived 50 ms or less",
    proof: '`WebSocket is closed before the connection is established.`, or the call',
    confidence: 'certain; likely for an aborted stream',
    source:
      'measured; [react-use-websocket 138](https://github.com/robtaussig/react-use-websocket/issues/138)',
  },
  'close-unanswered': {
    is: "the page's close frame got no answer",
    proof: 'the call, then 60 s (certain) or less (likely) to an unclean 1006',
    confidence: 'certain or likely',
    source: 'measured; Chromium websocket_channel.cc',
  },
} as const satisfies Record<string, CauseRow>;
