import type { RehearsalProblem } from '../../model/recording.ts';
import type { StackFrame, Traffic } from '../../model/socket.ts';

/**
 * What the hook reports to capture through the binding. One call of the binding carries a JSON array of reports.
 * Capture trusts none of it: `parseReports` narrows it from `unknown` and bounds every field.
 * `socket` is a number unique in its JavaScript realm. Times are milliseconds since the epoch by the page's own clock.
 */
export type HookReport =
  /**
   * The first report of every call: the number of the call, one more than that of the call before. Who listens takes
   * calls in this order only, and asks for those that it missed by `HookController.resume`.
   */
  | { readonly type: 'call'; readonly number: number }
  /** In a call without a number: the calls up to this number were missed, and are not kept any more. */
  | { readonly type: 'gap'; readonly upTo: number }
  /** First report of every hook: it runs in this document or worker. `url` is '' in a worker: its target has it. */
  | { readonly type: 'hello'; readonly url: string; readonly at: number }
  | {
      readonly type: 'created';
      readonly socket: number;
      readonly api: 'WebSocket' | 'WebSocketStream';
      readonly url: string;
      readonly protocols: readonly string[];
      readonly at: number;
      readonly stack: readonly StackFrame[];
    }
  /** A socket made before the hook. `readyState` as in WebSocket. */
  | {
      readonly type: 'adopted';
      readonly socket: number;
      readonly url: string;
      readonly readyState: number;
      readonly protocol: string;
      readonly extensions: string;
      readonly at: number;
    }
  | {
      readonly type: 'threw';
      readonly api: 'WebSocket' | 'WebSocketStream';
      readonly url: string;
      readonly protocols: readonly string[];
      readonly name: string;
      readonly message: string;
      readonly at: number;
      readonly stack: readonly StackFrame[];
    }
  | {
      readonly type: 'opened';
      readonly socket: number;
      readonly protocol: string;
      readonly extensions: string;
      readonly at: number;
    }
  | { readonly type: 'error'; readonly socket: number; readonly readyState: number; readonly at: number }
  /** Only calls that had an effect (the socket was connecting or open) or threw; of one socket at most four. */
  | {
      readonly type: 'close-called';
      readonly socket: number;
      readonly code: number | null;
      readonly reason: string;
      /** Name of the exception where the call threw, else null. */
      readonly threw: string | null;
      readonly at: number;
      readonly stack: readonly StackFrame[];
    }
  | {
      readonly type: 'closed';
      readonly socket: number;
      readonly code: number;
      readonly reason: string;
      readonly wasClean: boolean;
      readonly at: number;
      readonly traffic: Traffic;
      /** True where `HookController.rehearse` made this ending; the connection's real one is then never reported. */
      readonly rehearsed: boolean;
    }
  /** WebSocketStream: `opened` or `closed` rejected without a close code. */
  | {
      readonly type: 'stream-error';
      readonly socket: number;
      readonly name: string;
      readonly message: string;
      readonly at: number;
    }
  /** Counters of sockets that had traffic since the last one; at most twice a second. */
  | {
      readonly type: 'traffic';
      readonly counters: readonly { readonly socket: number; readonly traffic: Traffic }[];
    }
  /** The document's surroundings changed; the first one comes with `hello`. Workers send only `onLine`. */
  | { readonly type: 'page'; readonly hidden: boolean; readonly onLine: boolean; readonly at: number }
  /** `persisted` as in PageTransitionEvent: the page goes to, or comes from, the back-forward cache. */
  | { readonly type: 'page-hide'; readonly persisted: boolean; readonly at: number }
  | { readonly type: 'page-show'; readonly persisted: boolean; readonly at: number }
  /** Too many sockets at once: so many were only counted since the hook is there, and so many of these have ended. */
  | { readonly type: 'overflow'; readonly created: number; readonly ended: number; readonly at: number };

/** What a hook knows that goes on. */
export interface ResumedHook {
  /** Numbers of the sockets that live. */
  readonly live: readonly number[];
  /** The highest number that a socket got; numbers begin at 1, and none is left out. */
  readonly last: number;
}

/**
 * What capture gets when it installs the hook in an execution context: a remote object that the page cannot reach.
 * `hookSource` (source.ts) makes the script whose completion value it is; null where the binding is not there: the hook
 * is installed already.
 *
 * A script that ran by `Page.addScriptToEvaluateOnNewDocument` has no completion value. Its controller is found
 * in the place that only a debugger can read: the property `controller` of the internal property `[[Handler]]` of the
 * proxies `Function.prototype.toString` and `WebSocket` (`Runtime.evaluate`, then `Runtime.getProperties`).
 */
export interface HookController {
  /** Tracks sockets made before the hook, e.g. what `Runtime.queryObjects` found. Ended and known ones are ignored. */
  adopt(sockets: ArrayLike<WebSocket>): void;
  /**
   * Ends a socket for a rehearsal: the page gets `error` (for 1006 and 1015) and a close event with this code, both with
   * `isTrusted` false, and reads `readyState` 3 from then on. The real connection is closed with 1000, which the page
   * does not see. Page listeners that capture and were added before the socket was adopted still see its real events.
   */
  rehearse(socket: number, code: number, reason: string): RehearsalProblem | null;
  /** Reports nothing until `resume`. What the page sees stays as it is: objects it may hold keep their identity. */
  pause(): void;
  /**
   * Takes a new binding, for a debugger session after the first: sends the calls after number `after` once more (null:
   * nobody asks for them, and they are forgotten), then `hello`, `overflow`, and `adopted` for every live socket, and
   * returns what goes on. A hook that has a binding already does the same with that one. Null where there is no binding.
   */
  resume(bindingName: string, after: number | null): ResumedHook | null;
}
