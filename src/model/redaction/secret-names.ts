/** Parts of names (of headers, of members of JSON) under which a credential stands; in lower case, without '-' and '_'. */
export const credentialParts = [
  'token',
  'secret',
  'password',
  'passwd',
  'passcode',
  'credential',
  'apikey',
  'accesskey',
  'privatekey',
  'authorization',
  'bearer',
  'jwt',
  'session',
] as const;

/** Whole names of the same; as parts they stand in too many others. */
const credentialNames: ReadonlySet<string> = new Set([
  'auth',
  'authentication',
  'cookie',
  'cookies',
  'otp',
  'pin',
  'pwd',
  'sid',
  'sig',
  'signature',
  'ticket',
]);

const longestName = 128;

const plain = (name: string): string => name.toLowerCase().replaceAll('-', '').replaceAll('_', '');

/** Whether what stands under a name is a credential by that name. */
export function isSecretName(name: string): boolean {
  const bare = plain(name.slice(0, longestName));
  return credentialNames.has(bare) || credentialParts.some((part) => bare.includes(part));
}

/** Of secret names, those whose value may be an object that says more than the secret: a session with its limits. */
export const saysMore = (name: string): boolean => plain(name.slice(0, longestName)).includes('session');

/** Names under which a number is a secret as well; elsewhere it is a count or a time. */
export const isSecretNumber = (name: string): boolean =>
  ['password', 'passcode', 'otp', 'pin', 'token', 'secret'].includes(plain(name.slice(0, longestName)));
