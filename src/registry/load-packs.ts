import { parsedUrl } from '../model/parsed-url.ts';
import type { Pack } from './pack.ts';
import type { LookupContext } from './types.ts';

/** Loads the built-in packs. They are a separate chunk, loaded when first needed. */
export const loadBuiltInPacks = async (): Promise<readonly Pack[]> =>
  (await import('./packs/index.ts')).builtInPacks;

/** Domains of the vendors whose pack says what they use 1000 to 1015 for. A test compares them with the packs. */
const vendorDomains = [
  'amazonaws.com',
  'api.deepgram.com',
  'api.liveblocks.io',
  'api.openai.com',
  'generativelanguage.googleapis.com',
  'binance.com',
  'live.pandascore.co',
  'okx.com',
  'partykit.dev',
  'service.signalr.net',
  'speechmatics.com',
  'webpubsub.azure.com',
];

/**
 * Whether the built-in packs could add to what a code means, without loading them: always for the codes of libraries and
 * applications (3000 to 4999); for the protocol's own only with a subprotocol or a vendor's host.
 */
export function mayNeedPacks(code: number, context: LookupContext = {}): boolean {
  if (code >= 3000 && code <= 4999) return true;
  if (code < 1000 || code > 1015) return false;
  const { protocol = '', requestedProtocols = [], url = '' } = context;
  if (protocol !== '' || requestedProtocols.length > 0) return true;
  const host = parsedUrl(url)?.hostname ?? '';
  return vendorDomains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}
