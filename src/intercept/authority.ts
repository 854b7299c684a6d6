// The certificate authority that signs the simulator's own certificates. Its times are those of the system clock and its
// keys are random, whatever the seed: programs outside verify them.
import { createPrivateKey, createPublicKey, randomUUID, X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../engine/requests/problem.js';
import { instantOf, systemClock } from '../engine/time/clock.js';
import { makeFolder } from '../store/folder.js';
import { UnusableData } from '../store/medium.js';
import { authorityCertificate, type KeyPair, type Names, newKeyPair, serverCertificate } from './certificates.js';
import { simulatedHosts, vendorDomain } from './hosts.js';

const day = 86_400_000;
const week = 7 * day;
const twoYears = 730 * day;
/** How far the clock of a client may be behind. */
const skew = day;

/** What the authority may sign for: should its key leak, it is of no use for other names. */
const permitted: Names = { dns: [vendorDomain, 'localhost'], ip: ['127.0.0.0/8', '::1/128'] };
/** What every server certificate is for, so that a client that names no host gets the right one, too. */
const served: Names = { dns: [...simulatedHosts, 'localhost'], ip: ['127.0.0.1', '::1'] };

/** A certificate with its key, in PEM. */
export interface ServerIdentity {
  cert: string;
  key: string;
}

export class Authority {
  private constructor(
    /** The certificate that clients must trust, in PEM. */
    readonly certificate: string,
    private readonly keys: KeyPair,
    private readonly subject: string,
    /** When it stops being valid, milliseconds since the epoch. */
    readonly validTo: number,
  ) {}

  /** A new one, which lives as long as the process, at most a week. */
  static inMemory(): Authority {
    return Authority.#make(week);
  }

  /**
   * The one that a folder keeps; it is made and kept there if there is none, or if it is about to expire. `name` is the
   * flag or variable that names the folder, for errors. Throws UnusableData.
   */
  static inFolder(folder: string, name: string): Authority {
    const file = join(folder, 'ca-key.pem');
    const unusable = (reason: string): UnusableData =>
      new UnusableData(`${name}: ${file} cannot be used (${reason}); delete it to get a new certificate authority`);
    try {
      makeFolder(folder);
      const kept = existsSync(file) ? Authority.#read(file) : undefined;
      if (kept && kept.validTo > systemClock.now() + week + day) return kept.#published(folder);
      rmSync(file, { force: true });
      return Authority.#keep(Authority.#make(twoYears), file).#published(folder);
    } catch (error) {
      throw unusable(messageOf(error).replace(/\s+/g, ' '));
    }
  }

  static #make(lifetime: number): Authority {
    const now = systemClock.now();
    const keys = newKeyPair();
    const subject = `Sinch Provisioning simulator ${randomUUID().slice(0, 8)}`;
    const period = { from: now - skew, to: now + lifetime };
    return new Authority(authorityCertificate(subject, keys, period, permitted), keys, subject, period.to);
  }

  static #read(file: string): Authority {
    chmodSync(file, 0o600);
    const text = readFileSync(file, 'utf8');
    const privateKey = createPrivateKey(text);
    const certificate = new X509Certificate(text.slice(text.indexOf('-----BEGIN CERTIFICATE-----')));
    if (!certificate.checkPrivateKey(privateKey)) throw new Error('its certificate belongs to another key');
    const subject = certificate.subject.replace(/^CN=/, '');
    const keys = { privateKey, publicKey: createPublicKey(privateKey) };
    return new Authority(certificate.toString(), keys, subject, instantOf(certificate.validTo) ?? 0);
  }

  /** Of two processes that make one at the same time, both get that of the first. */
  static #keep(made: Authority, file: string): Authority {
    const draft = `${file}.${randomUUID()}`;
    const key = made.keys.privateKey.export({ type: 'pkcs8', format: 'pem' });
    writeFileSync(draft, `${key}${made.certificate}`, { mode: 0o600 });
    try {
      linkSync(draft, file);
      return made;
    } catch (error) {
      if (!existsSync(file)) throw error;
      return Authority.#read(file);
    } finally {
      rmSync(draft, { force: true });
    }
  }

  /** Writes the certificate alone, for those who must trust it. */
  #published(folder: string): this {
    const file = join(folder, 'ca.pem');
    const written = existsSync(file) && readFileSync(file, 'utf8') === this.certificate;
    if (!written) writeFileSync(file, this.certificate, { mode: 0o644 });
    return this;
  }

  /** A certificate for the simulated hosts and this machine, with a key of its own; valid for a week. */
  issue(): ServerIdentity {
    const now = systemClock.now();
    const { publicKey, privateKey } = newKeyPair();
    const period = { from: now - skew, to: Math.min(now + week, this.validTo) };
    return {
      cert: serverCertificate(served, publicKey, { subject: this.subject, keys: this.keys }, period),
      key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
  }
}
