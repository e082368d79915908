/** A place in the page's code. Lines and columns are 1-based. */
export interface StackFrame {
  readonly functionName: string;
  readonly url: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Counted in the page. What nobody could count there (WebSocketStream, the time before recording) is counted in DevTools'
 * network log after the end; `null` until then, and where that has no entry.
 */
export interface Traffic {
  readonly received: number | null;
  readonly sent: number | null;
  readonly lastReceivedAt: number | null;
  readonly lastSentAt: number | null;
  /** Size in bytes (UTF-16 length for text) of the last message sent, and the largest one sent. */
  readonly lastSentSize: number | null;
  readonly largestSentSize: number | null;
}
