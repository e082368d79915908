import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const dayInMs = 86_400_000;

/** A certificate and its key as PEM, as node:tls takes them. */
export interface Credentials {
  readonly cert: string;
  readonly key: string;
}

export interface LeafWishes {
  /** DNS names and IP addresses it is for. */
  readonly hosts: readonly string[];
  /** Days from now; negative is past. Default: from yesterday to in a month. */
  readonly validFromDays?: number;
  readonly validToDays?: number;
}

/** A certificate authority that lives as long as the process. */
export interface Authority {
  /** The root certificate, as DER, to be trusted by a browser's profile. */
  readonly der: Buffer;
  issue(wishes: LeafWishes): Promise<Credentials>;
}

const inDays = (days: number): Date => new Date(Date.now() + days * dayInMs);

const newKeys = (): Promise<CryptoKeyPair> => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

async function keyAsPem(key: CryptoKey): Promise<string> {
  const body = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----\n`;
}

const isAddress = (host: string): boolean => /^[\d.]+$/.test(host);

/** Makes an authority with a root certificate of its own. */
export async function createAuthority(name: string): Promise<Authority> {
  const keys = await newKeys();
  const root = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    keys,
    signingAlgorithm: algorithm,
    notBefore: inDays(-365),
    notAfter: inDays(365),
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  });
  return {
    der: Buffer.from(root.rawData),
    issue: (wishes) => issueLeaf(root, keys.privateKey, wishes),
  };
}

async function issueLeaf(
  root: X509Certificate,
  signingKey: CryptoKey,
  wishes: LeafWishes,
): Promise<Credentials> {
  const keys = await newKeys();
  const leaf = await X509CertificateGenerator.create({
    subject: `CN=${wishes.hosts[0] ?? 'localhost'}`,
    issuer: root.subject,
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: algorithm,
    notBefore: inDays(wishes.validFromDays ?? -1),
    notAfter: inDays(wishes.validToDays ?? 30),
    extensions: [
      new BasicConstraintsExtension(false),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(
        wishes.hosts.map((value) => ({ type: isAddress(value) ? 'ip' : 'dns', value }) as const),
      ),
    ],
  });
  return { cert: leaf.toString('pem'), key: await keyAsPem(keys.privateKey) };
}
