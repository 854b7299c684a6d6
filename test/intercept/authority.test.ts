import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import t, { type Test } from 'tap';
import { systemClock } from '../../src/engine/time/clock.js';
import { Authority } from '../../src/intercept/authority.js';
import { authorityCertificate, newKeyPair, serverCertificate } from '../../src/intercept/certificates.js';
import { simulatedHosts } from '../../src/intercept/hosts.js';
import { proxied, send } from './proxied.js';

const run = promisify(execFile);
const day = 86_400_000;

function folder(t: Test): string {
  const path = mkdtempSync(join(tmpdir(), 'authority-'));
  t.teardown(() => rmSync(path, { recursive: true }));
  return path;
}

t.test('its certificate is valid for a week, and signs ones for the hosts of the API and this machine', async (t) => {
  const authority = Authority.inMemory();
  const own = new X509Certificate(authority.certificate);
  const server = new X509Certificate(authority.issue().cert);
  t.ok(own.ca);
  t.notOk(server.ca);
  t.ok(server.verify(own.publicKey));
  t.ok(server.checkIssued(own));
  for (const host of [...simulatedHosts, 'localhost']) t.equal(server.checkHost(host), host);
  for (const address of ['127.0.0.1', '::1']) t.equal(server.checkIP(address), address);
  t.equal(server.checkHost('voice.api.sinch.com'), undefined);
  for (const { validFrom, validTo } of [own, server]) {
    const left = Date.parse(validTo) - systemClock.now();
    t.ok(left > 6.9 * day && left <= 7 * day, validTo);
    t.ok(Date.parse(validFrom) < systemClock.now() - 0.9 * day, 'the clock of a client can be a day behind');
  }
  t.not(new X509Certificate(authority.issue().cert).serialNumber, server.serialNumber);
});

t.test(
  'OpenSSL accepts the chain by its strict rules, and refuses names outside of what the authority may sign',
  async (t) => {
    const path = folder(t);
    const keys = newKeyPair();
    const period = { from: systemClock.now() - day, to: systemClock.now() + day };
    const subject = 'test';
    const files = {
      own: authorityCertificate(subject, keys, period, { dns: ['sinch.com'], ip: ['127.0.0.0/8'] }),
      good: serverCertificate(
        { dns: ['a.sinch.com'], ip: ['127.0.0.9'] },
        newKeyPair().publicKey,
        { subject, keys },
        period,
      ),
      name: serverCertificate({ dns: ['example.com'], ip: [] }, newKeyPair().publicKey, { subject, keys }, period),
      address: serverCertificate({ dns: [], ip: ['10.0.0.1'] }, newKeyPair().publicKey, { subject, keys }, period),
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(path, `${name}.pem`), text);
    const verify = (name: string) =>
      run('openssl', ['verify', '-x509_strict', '-purpose', 'sslserver', '-CAfile', 'own.pem', `${name}.pem`], {
        cwd: path,
      });
    t.match((await verify('good')).stdout, /OK/);
    for (const name of ['name', 'address']) {
      t.match(await verify(name).catch((error) => error.stderr), /permitted subtree violation/, name);
    }
  },
);

t.test('a folder keeps it for two years, with a key that only its owner can read', async (t) => {
  const path = join(folder(t), 'deep', 'ca');
  const made = Authority.inFolder(path, '--ca');
  const left = made.validTo - systemClock.now();
  t.ok(left > 729 * day && left <= 730 * day);
  t.strictSame(readdirSync(path), ['ca-key.pem', 'ca.pem']);
  t.equal(readFileSync(join(path, 'ca.pem'), 'utf8'), made.certificate);
  t.equal(statSync(join(path, 'ca-key.pem')).mode & 0o777, 0o600);
  chmodSync(join(path, 'ca-key.pem'), 0o644);
  rmSync(join(path, 'ca.pem'));
  const again = Authority.inFolder(path, '--ca');
  t.equal(again.certificate, made.certificate);
  t.equal(statSync(join(path, 'ca-key.pem')).mode & 0o777, 0o600);
  t.ok(new X509Certificate(again.issue().cert).checkIssued(new X509Certificate(made.certificate)));
  t.equal(readFileSync(join(path, 'ca.pem'), 'utf8'), made.certificate);
});

t.test('one that is about to expire is replaced', async (t) => {
  const path = folder(t);
  const keys = newKeyPair();
  const soon = { from: systemClock.now() - day, to: systemClock.now() + 7 * day };
  const key = keys.privateKey.export({ type: 'pkcs8', format: 'pem' });
  const old = authorityCertificate('old', keys, soon, { dns: ['sinch.com'], ip: [] });
  writeFileSync(join(path, 'ca-key.pem'), `${key}${old}`);
  const { certificate, validTo } = Authority.inFolder(path, '--ca');
  t.not(certificate, old);
  t.ok(validTo > systemClock.now() + 700 * day);
});

t.test('a folder that cannot be used is refused on one line that says what to do', async (t) => {
  const path = folder(t);
  const file = join(path, 'ca-key.pem');
  const refused = (reason: RegExp) =>
    t.throws(() => Authority.inFolder(path, '--ca'), { name: 'Error', message: reason });
  const other = newKeyPair().privateKey.export({ type: 'pkcs8', format: 'pem' });
  for (const text of ['', 'no key', `${other}`, `${other}${Authority.inMemory().certificate}`]) {
    writeFileSync(file, text);
    refused(/^--ca: .*ca-key\.pem cannot be used \([^\n]+\); delete it to get a new certificate authority$/);
    t.equal(readFileSync(file, 'utf8'), text, 'it is not replaced');
  }
});

t.test('GET /__admin/ca.pem hands it out without a token; without one it says which flags make one', async (t) => {
  const { port, ca } = await proxied(t, { adminToken: 'sesame' });
  const reply = await send(port, '/__admin/ca.pem', { headers: { authorization: '' } });
  t.match(reply, { status: 200, headers: { 'content-type': 'application/x-pem-file' } });
  t.equal(reply.text, ca);
  const without = await proxied(t, { intercept: false });
  t.match(await send(without.port, '/__admin/ca.pem'), { status: 404, text: /--tls or --intercept/ });
});

t.test('--data keeps it, if no other folder does', async (t) => {
  const data = folder(t);
  const { ca } = await proxied(t, { data, tls: 0 });
  t.equal(readFileSync(join(data, 'ca', 'ca.pem'), 'utf8'), ca);
});
