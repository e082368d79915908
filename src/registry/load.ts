import type { Pack } from './pack.ts';
import type { LookupContext } from './types.ts';

/** Loads the built-in packs. They are one chunk of their own, which costs nothing until something asks for it. */
export const loadBuiltInPacks = async (): Promise<readonly Pack[]> =>
  (await import('./packs/index.ts')).builtInPacks;

/** Domains of the packs that say what a vendor uses 1000 to 1015 for, and know it by its host. A test compares. */
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
 * Whether the built-in packs could add to what a code means, told without loading them: the codes of libraries and
 * applications (3000 to 4999) always; the protocol's own only where a subprotocol or a vendor's host is at hand.
 */
export function mayNeedPacks(code: number, context: LookupContext = {}): boolean {
  if (code >= 3000 && code <= 4999) return true;
  if (code < 1000 || code > 1015) return false;
  const { protocol = '', requestedProtocols = [], url = '' } = context;
  if (protocol !== '' || requestedProtocols.length > 0) return true;
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return vendorDomains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}
