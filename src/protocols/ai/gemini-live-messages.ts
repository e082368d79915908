import { textAt, valueAt } from '../reading/json-value.ts';
import type { MessageView } from '../reading/message-view.ts';
import type { Protocol, Saying } from '../types.ts';

/** Milliseconds of a protobuf duration such as '10s' or '30.5s'; null for anything else. */
function durationOf(text: string | null): number | null {
  if (text === null || text.length > 20 || !text.endsWith('s')) return null;
  const seconds = Number(text.slice(0, -1));
  return Number.isFinite(seconds) && seconds >= 0 && seconds <= 86_400 ? seconds * 1_000 : null;
}

/** goAway: the connection will end when `timeLeft` has passed. */
function reads({ direction, json }: MessageView): Saying | null {
  if (direction === 'sent' || valueAt(json, 'goAway') === undefined) return null;
  const timeLeft = durationOf(textAt(json, 'goAway', 'timeLeft'));
  const common = { id: 'gemini/go-away', meaning: 'goAway', fix: ['resume'], expected: true } as const;
  return timeLeft === null ? { ...common, final: false } : { ...common, nearEnd: timeLeft + 5_000 };
}

export const geminiLive: Protocol = {
  id: 'gemini-live',
  name: 'Gemini Live',
  identity: {
    hosts: ['generativelanguage.googleapis.com', '*aiplatform.googleapis.com'],
    paths: ['/ws/google.*BidiGenerateContent'],
    onlyAtAddress: true,
    opens: ({ direction, json }) =>
      valueAt(json, direction === 'sent' ? 'setup' : 'setupComplete') !== undefined,
  },
  // JSON comes in binary messages: '{"go' or, indented, '{\n  '.
  signs: { goodbye: [{ has: '"goAway"' }, { bytes: [0x7b, 0x22, 0x67, 0x6f] }, { bytes: [0x7b, 0x0a] }] },
  reads,
  sources: ['https://github.com/googleapis/js-genai/blob/6e9b35c4/src/types.ts'],
};
