/** Where a demo socket is sent: a base address by what is wrong, or right, with it. */
const placeNames = [
  'plain',
  'secure',
  'untrusted',
  'expired',
  'wrongHost',
  'oldTls',
  'wssToPlain',
  'wsToTls',
  'refused',
  'unknownName',
  'blockedPort',
  'insecureRemote',
] as const;

export type PlaceName = (typeof placeNames)[number];

/** Base addresses, `ws://host:port` or `wss://host:port`, without a path. */
export type Places = Readonly<Record<PlaceName, string>>;
