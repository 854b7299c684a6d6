// A Java key store (JKS) with certificates to trust, which every version of Java reads. `keytool` would take a second.
import { createHash, X509Certificate } from 'node:crypto';

/** Protects nothing: what is inside is public. */
export const trustStorePassword = 'changeit';

const magic = 0xfeedfeed;
const version = 2;
const trustedCertificate = 2;

/** `certificates` in PEM. */
export function trustStore(certificates: readonly string[]): Buffer {
  const entries = certificates.map((pem, index) => entryOf(`certificate-${index}`, new X509Certificate(pem).raw));
  const content = Buffer.concat([numbers(magic, version, entries.length), ...entries]);
  const digest = createHash('sha1')
    .update(Buffer.from(trustStorePassword, 'utf16le').swap16())
    .update('Mighty Aphrodite')
    .update(content)
    .digest();
  return Buffer.concat([content, digest]);
}

const entryOf = (alias: string, der: Buffer): Buffer =>
  Buffer.concat([
    numbers(trustedCertificate),
    text(alias),
    numbers(0, 0), // the date of the entry, which nothing reads
    text('X.509'),
    numbers(der.length),
    der,
  ]);

/** Big-endian, four bytes each. */
function numbers(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, 4 * index);
  return bytes;
}

function text(value: string): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(value.length);
  return Buffer.concat([length, Buffer.from(value, 'latin1')]);
}
