// The environment in which a program, whatever its language, finds the simulator in place of the hosts of the API.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { preload } from '../paths.js';
import { fateOf, simulatedHosts, vendorDomain } from './hosts.js';
import type { Target } from './pass.js';
import { trustStore, trustStorePassword } from './trust-store.js';
import { matches, rulesIn, variable } from './upstream.js';

export interface Place extends Target {
  /** The certificate that programs must trust, in PEM. */
  ca: string;
  /** Hosts of the vendor that are called for real. */
  passed: readonly string[];
}

/** What patch.cjs needs to know. */
export const patchTarget = (place: Place) => ({ ...place, simulated: simulatedHosts, domain: vendorDomain });

/** Variables that name the file with the certificates to trust, instead of the system's. */
const bundleVariables = [
  'SSL_CERT_FILE', // OpenSSL, and with it Python, Ruby, PHP and Perl; Go, .NET
  'REQUESTS_CA_BUNDLE', // requests
  'CURL_CA_BUNDLE',
  'AWS_CA_BUNDLE',
  'GIT_SSL_CAINFO',
  'PIP_CERT',
  'CARGO_HTTP_CAINFO',
  'DENO_CERT',
];

/** Where systems keep the certificates that they trust. */
const systemBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/**
 * `outer` with what leads programs to the simulator: proxies, certificates, and a preload for Node. Writes files into
 * `folder`, which must exist as long as programs run.
 */
export function interceptedEnvironment(outer: NodeJS.ProcessEnv, place: Place, folder: string): NodeJS.ProcessEnv {
  const write = (name: string, content: string | Buffer): string => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const extra = certificatesIn(outer.NODE_EXTRA_CA_CERTS);
  const trusted = [...new Set([...trustedBy(outer), ...extra, place.ca.trim()])];
  const bundle = write('bundle.pem', `${trusted.join('\n')}\n`);
  const proxy = `http://${place.host.includes(':') ? `[${place.host}]` : place.host}:${place.port}`;
  const exceptions = withoutVendor(variable(outer, 'no_proxy'), place.passed);
  return {
    ...outer,
    ...inBothCases({ http_proxy: proxy, https_proxy: proxy, no_proxy: exceptions.join(',') }),
    ...Object.fromEntries(bundleVariables.map((name) => [name, bundle])),
    NODE_EXTRA_CA_CERTS: write('extra.pem', `${[...extra, place.ca.trim()].join('\n')}\n`),
    NODE_OPTIONS: joined(outer.NODE_OPTIONS, `--require=${JSON.stringify(preload)}`),
    SINCH_MOCK_PRELOAD: JSON.stringify(patchTarget(place)),
    ...(has('java', outer) && javaVariables(outer, place, write('trusted.jks', trustStore(trusted)))),
    ...(has('php', outer) && phpVariables(outer, folder, bundle)),
  };
}

const joined = (...texts: (string | undefined)[]): string => texts.filter((text) => text).join(' ');

const inBothCases = (variables: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => [
      [name, value],
      [name.toUpperCase(), value],
    ]),
  );

/** This machine, and the entries that let no host of the vendor past the proxy. */
function withoutVendor(exceptions: string | undefined, passed: readonly string[]): string[] {
  const isAboutVendor = (rule: string): boolean => {
    const name = rule.toLowerCase().replace(/^\*?\.|:\d+$/g, '');
    return simulatedHosts.some((host) => matches(rule, host)) || fateOf(name, passed) !== 'outside';
  };
  const kept = rulesIn(exceptions).filter((rule) => !isAboutVendor(rule));
  return [...new Set(['localhost', '127.0.0.1', '::1', ...kept])];
}

/** The certificates that programs trusted before: the system's, or those of the variables. */
function trustedBy(outer: NodeJS.ProcessEnv): string[] {
  const named = bundleVariables.flatMap((name) => certificatesIn(outer[name]));
  const system = outer.SSL_CERT_FILE ? [] : certificatesIn(systemBundles.find((file) => existsSync(file)));
  return named.length + system.length > 0 ? [...system, ...named] : [...rootCertificates];
}

/** The certificates in a file or a folder of files; none where there is neither. */
function certificatesIn(path: string | undefined): string[] {
  if (!path || !existsSync(path)) return [];
  const files = statSync(path).isDirectory()
    ? readdirSync(path).flatMap((name) => (/\.(pem|crt|0)$/.test(name) ? join(path, name) : []))
    : [path];
  const texts = files.map((file) => readFileSync(file, 'latin1'));
  return texts.flatMap((text) => text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []);
}

/** Whether a program is in the PATH, or has a home of its own. */
function has(program: string, { PATH = '', JAVA_HOME }: NodeJS.ProcessEnv): boolean {
  if (program === 'java' && JAVA_HOME) return true;
  const names = process.platform === 'win32' ? [`${program}.exe`] : [program];
  return PATH.split(delimiter).some((folder) => names.some((name) => existsSync(join(folder, name))));
}

/** Java says on stderr that it has picked them up. */
function javaVariables(outer: NodeJS.ProcessEnv, { host, port }: Target, store: string): Record<string, string> {
  const properties = {
    'http.proxyHost': host,
    'http.proxyPort': port,
    'https.proxyHost': host,
    'https.proxyPort': port,
    'http.nonProxyHosts': 'localhost|127.*|[::1]',
    'javax.net.ssl.trustStore': store,
    'javax.net.ssl.trustStoreType': 'JKS',
    'javax.net.ssl.trustStorePassword': trustStorePassword,
  };
  const options = Object.entries(properties).map(([name, value]) => `"-D${name}=${value}"`);
  return { JAVA_TOOL_OPTIONS: joined(outer.JAVA_TOOL_OPTIONS, ...options) };
}

/** PHP's curl reads the proxy from the environment, but the certificates from its own settings. */
function phpVariables(outer: NodeJS.ProcessEnv, folder: string, bundle: string): Record<string, string> {
  const settings = join(folder, 'php');
  mkdirSync(settings, { recursive: true });
  writeFileSync(join(settings, 'intercept.ini'), `curl.cainfo="${bundle}"\nopenssl.cafile="${bundle}"\n`);
  // An empty entry stands for the folder that PHP was built with.
  return { PHP_INI_SCAN_DIR: [outer.PHP_INI_SCAN_DIR ?? '', settings].join(delimiter) };
}
