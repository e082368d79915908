import type { Interruption } from '../../channel/messages.ts';

/** Addresses that the browser lets an extension debug. */
export const isOpenToDebuggers = (url: string) =>
  /^(?:https?|file|about|data|blob|filesystem|view-source):/.test(url);

/** Chromium's words for pages that an extension may not debug. */
const refusals = /cannot access|cannot attach to this target|cannot be (?:scripted|edited)|not allowed/i;

/** Why an attachment was refused, by the browser's words. */
export const whyRefused = (detail: string): Interruption =>
  refusals.test(detail) ? 'forbidden-page' : 'failed';
