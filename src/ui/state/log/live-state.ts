import type { Interruption, RecordingState } from '../../../channel/messages.ts';
import type { Line } from './panel-store.ts';
import type { ImportedLog, ShownLog } from './shown-log.ts';

/** What the live view has to say beyond its rows; 'running' where there is nothing to say. */
export type LiveState =
  | { readonly kind: 'imported'; readonly file: ImportedLog }
  | { readonly kind: 'plain' | 'connecting' | 'lost' | 'off' | 'starting' | 'waiting' | 'running' }
  | { readonly kind: 'interrupted'; readonly why: Interruption; readonly detail: string };

/** The live view's state from what is known of the line, the recording and the log. */
export function liveState(known: {
  readonly line: Line;
  readonly recording: RecordingState;
  readonly shown: ShownLog;
  readonly closes: number;
}): LiveState {
  const { line, recording, shown, closes } = known;
  if (shown.kind === 'imported') return { kind: 'imported', file: shown };
  if (line === 'none') return { kind: 'plain' };
  if (line !== 'up') return { kind: line };
  switch (recording.kind) {
    case 'interrupted':
      return { kind: 'interrupted', why: recording.why, detail: recording.detail };
    case 'on':
      return { kind: closes === 0 ? 'waiting' : 'running' };
    default:
      return { kind: recording.kind };
  }
}
