import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * CertificateMetadata { trust { trust_type: TRUSTED } } of Chromium's
 * components/server_certificate_database/server_certificate_database.proto.
 */
const trusted = Buffer.from([0x0a, 0x02, 0x08, 0x03]);

/**
 * Makes a new browser profile trust a certificate authority, without touching the machine: Chromium keeps a
 * profile's own authorities in a database there (components/server_certificate_database, version 1; checked
 * with Chromium 156). To be called before the profile's first start.
 */
export function trustAuthority(profileFolder: string, der: Buffer): void {
  const database = new DatabaseSync(join(profileFolder, 'Default', 'ServerCertificate'));
  try {
    database.exec(`
      CREATE TABLE meta(key LONGVARCHAR NOT NULL UNIQUE PRIMARY KEY, value LONGVARCHAR);
      INSERT INTO meta VALUES('version', '1'), ('last_compatible_version', '1');
      CREATE TABLE certificates(sha256hash_hex TEXT PRIMARY KEY, der_cert BLOB NOT NULL, trust_settings BLOB NOT NULL);
    `);
    const fingerprint = createHash('sha256').update(der).digest('hex');
    database.prepare('INSERT INTO certificates VALUES(?, ?, ?)').run(fingerprint, der, trusted);
  } finally {
    database.close();
  }
}
