// X.509 certificates. The structures and their DER encoding are @peculiar/asn1-x509's; Node makes keys and signatures.
// Node has no call that issues a certificate, and the libraries that do are RSA only (node-forge) or change the global
// Reflect of the process (@peculiar/x509), which a library must not do.
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_serverAuth,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  NameConstraints,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';
import { dateOfInstant } from '../engine/time/clock.js';

const ecdsaWithSha256 = '1.2.840.10045.4.3.2';
const commonName = '2.5.4.3';

export interface KeyPair {
  publicKey: KeyObject;
  privateKey: KeyObject;
}

/** A key for ECDSA on the curve P-256, which every TLS client knows. */
export const newKeyPair = (): KeyPair => generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** Milliseconds since the epoch. */
export interface Period {
  from: number;
  to: number;
}

export interface Names {
  dns: readonly string[];
  /** Addresses; with the length of a network, as 127.0.0.0/8, in constraints. */
  ip: readonly string[];
}

interface Issued {
  subject: string;
  subjectKey: KeyObject;
  issuer: string;
  issuerKeys: KeyPair;
  period: Period;
  extensions: readonly Extension[];
}

/** A certificate in PEM that may only sign certificates for these names. */
export const authorityCertificate = (subject: string, keys: KeyPair, period: Period, permitted: Names): string =>
  issue({
    subject,
    subjectKey: keys.publicKey,
    issuer: subject,
    issuerKeys: keys,
    period,
    extensions: [
      extension(id_ce_basicConstraints, new BasicConstraints({ cA: true, pathLenConstraint: 0 }), true),
      extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign), true),
      extension(
        id_ce_nameConstraints,
        new NameConstraints({
          permittedSubtrees: new GeneralSubtrees(generalNames(permitted).map((base) => new GeneralSubtree({ base }))),
        }),
        true,
      ),
    ],
  });

/** A certificate in PEM for a server with these names. */
export const serverCertificate = (
  names: Names,
  publicKey: KeyObject,
  authority: { subject: string; keys: KeyPair },
  period: Period,
): string =>
  issue({
    subject: names.dns[0] ?? '',
    subjectKey: publicKey,
    issuer: authority.subject,
    issuerKeys: authority.keys,
    period,
    extensions: [
      extension(id_ce_basicConstraints, new BasicConstraints(), true),
      extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.digitalSignature), true),
      extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth])),
      extension(id_ce_subjectAltName, new SubjectAlternativeName(generalNames(names))),
      extension(
        id_ce_authorityKeyIdentifier,
        new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(keyId(authority.keys.publicKey)) }),
      ),
    ],
  });

function issue({ subject, subjectKey, issuer, issuerKeys, period, extensions }: Issued): string {
  const algorithm = new AlgorithmIdentifier({ algorithm: ecdsaWithSha256 });
  const content = new TBSCertificate({
    version: Version.v3,
    serialNumber: serialNumber(),
    signature: algorithm,
    issuer: named(issuer),
    validity: new Validity({ notBefore: dateOfInstant(period.from), notAfter: dateOfInstant(period.to) }),
    subject: named(subject),
    subjectPublicKeyInfo: AsnConvert.parse(derOf(subjectKey), SubjectPublicKeyInfo),
    extensions: new Extensions([
      ...extensions,
      extension(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(keyId(subjectKey))),
    ]),
  });
  const signature = sign('sha256', Buffer.from(AsnConvert.serialize(content)), issuerKeys.privateKey);
  const certificate = new Certificate({
    tbsCertificate: content,
    signatureAlgorithm: algorithm,
    signatureValue: exactly(signature),
  });
  return pemOf(Buffer.from(AsnConvert.serialize(certificate)));
}

/** A positive number of 127 bits. */
function serialNumber(): ArrayBuffer {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0]! & 0x7f) | 0x40;
  return exactly(bytes);
}

const named = (text: string): Name =>
  new Name([
    new RelativeDistinguishedName([
      new AttributeTypeAndValue({ type: commonName, value: new AttributeValue({ utf8String: text }) }),
    ]),
  ]);

const generalNames = ({ dns, ip }: Names): GeneralName[] => [
  ...dns.map((dNSName) => new GeneralName({ dNSName })),
  ...ip.map((iPAddress) => new GeneralName({ iPAddress })),
];

const extension = (extnID: string, value: object, critical = false): Extension =>
  new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });

const derOf = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' });

const keyId = (key: KeyObject): ArrayBuffer => exactly(createHash('sha1').update(derOf(key)).digest());

/** The bytes without the rest of the pool that a small Buffer is a part of. */
const exactly = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

const pemOf = (der: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`;
