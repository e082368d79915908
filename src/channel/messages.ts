import type { Marker, PageSpan, SessionLog } from '../model/log.ts';
import type { ReportedEntry } from '../model/network-entry.ts';
import type { Interruption, ProblemId, RehearsalProblem } from '../model/recording.ts';
import type { SocketRecord, Traffic } from '../model/socket.ts';

export type { Interruption };

/** The state of recording, as a union. */
export type RecordingState =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'on'; readonly since: number }
  /** `detail` is what the browser said, in its own words; '' where it said nothing. */
  | { readonly kind: 'interrupted'; readonly why: Interruption; readonly detail: string };

/** Panel to service worker. The port's name carries the tab: `panel:<tabId>`. */
export type PanelMessage =
  | { readonly type: 'start-recording' }
  | { readonly type: 'stop-recording' }
  | { readonly type: 'clear' }
  /** Asks for the next part of a log that is longer than its snapshot, once the last part is on display. */
  | { readonly type: 'more' }
  | { readonly type: 'set-keep-log'; readonly keep: boolean }
  /** Nothing: Firefox stops a background that hears nothing for 30 s, open ports or not (measured). */
  | { readonly type: 'still-here' }
  /** End the page's own socket with any code, to see how the page handles it. The page's socket gets a CloseEvent with it. */
  | { readonly type: 'rehearse'; readonly socketId: string; readonly code: number; readonly reason: string };

/**
 * Service worker to panel. `snapshot` comes first on every connection, with the newest closes of a long log; `changes`
 * only name what changed.
 */
export type CaptureMessage =
  | {
      readonly type: 'snapshot';
      readonly log: SessionLog;
      readonly state: RecordingState;
      readonly keepLog: boolean;
      /** How many sockets of the log have not been sent yet; `more` asks for them. */
      readonly following: number;
    }
  /** An answer to `more`: sockets of the log that the snapshot had no room for, and how many are left. */
  | { readonly type: 'older'; readonly sockets: readonly SocketRecord[]; readonly following: number }
  | {
      readonly type: 'changes';
      /** New or changed sockets, whole; a known id replaces the record. */
      readonly sockets: readonly SocketRecord[];
      readonly markers: readonly Marker[];
      readonly spans: readonly PageSpan[];
      readonly dropped: number;
      /** Ids removed because the log was full. */
      readonly removed: readonly string[];
    }
  /** Counters of open sockets, at most twice a second. */
  | {
      readonly type: 'traffic';
      readonly counters: readonly { readonly id: string; readonly traffic: Traffic }[];
    }
  | { readonly type: 'state'; readonly state: RecordingState }
  | { readonly type: 'cleared'; readonly log: SessionLog }
  | { readonly type: 'page'; readonly url: string; readonly title: string }
  | { readonly type: 'rehearsed'; readonly socketId: string; readonly problem: RehearsalProblem | null }
  /**
   * Something of ours failed; the words are the panel's. `detail` is what the browser said, in its own words; '' where it
   * said nothing. Each `id` comes once, and to a panel that calls later after its snapshot. `cleared` ends all of them.
   */
  | { readonly type: 'problem'; readonly id: ProblemId; readonly detail: string };

/** DevTools page to service worker, by the port `network-log:<tabId>`: an ended WebSocket of DevTools' network log. */
export type NetworkLogMessage = { readonly type: 'network-entry'; readonly reported: ReportedEntry };

/** Service worker to DevTools page: whether entries are wanted. It is the first message on every line. */
export type NetworkLogCommand = { readonly type: 'listen'; readonly wanted: boolean };

export type Snapshot = Extract<CaptureMessage, { type: 'snapshot' }>;
export type Older = Extract<CaptureMessage, { type: 'older' }>;
export type Changes = Extract<CaptureMessage, { type: 'changes' }>;
export type TrafficMessage = Extract<CaptureMessage, { type: 'traffic' }>;
