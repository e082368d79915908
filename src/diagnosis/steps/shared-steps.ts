import { step } from '../answer.ts';
import { hiddenLong } from '../evidence/facts.ts';
import { viteHmr, waitOnline } from '../snippets/page-snippets.ts';
import type { DiagnosisInput, FixStep } from '../types.ts';

/** Vite's hot reload (subprotocol `vite-hmr`) behind a proxy has a fix of its own. */
export const viteHmrStep = ({ socket }: DiagnosisInput): readonly FixStep[] =>
  socket.requestedProtocols.includes('vite-hmr') || socket.protocol === 'vite-hmr'
    ? [step('causes.fix.viteHmr', viteHmr)]
    : [];

/**
 * For a socket that ended after its tab had been hidden so long that its timers starved. Firefox does not slow them while a
 * WebSocket is open (its dom/throttling/throttling-ws.window.js).
 */
export const hiddenTabStep = ({ socket, browser }: DiagnosisInput): readonly FixStep[] =>
  browser === 'firefox' || hiddenLong(socket) === null ? [] : [step('causes.fix.hiddenTab')];

/** What to do about a network that comes and goes. */
export const offlineFix: readonly FixStep[] = [
  step('causes.offline.fix.waitOnline', waitOnline),
  step('causes.offline.fix.checkNetwork'),
];
