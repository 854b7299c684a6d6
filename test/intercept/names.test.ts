// Names and TLS, without a proxy: in a network of its own with an /etc/hosts of its own, the simulator listens on port 443, and
// programs with the hosts of the API written into them call it unchanged.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import t from 'tap';
import { simulatedHosts } from '../../src/intercept/hosts.js';
import { folder as built } from '../cli/command-line.js';
import { nodePrograms, otherPrograms, type Program, url } from './programs.js';

t.setTimeout(300_000);

const run = promisify(execFile);
// Nothing of the test runner's gets in.
const ours = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(NODE_OPTIONS$|_?TAP)/.test(name)));
const works = ([command = '', ...words]: readonly string[]): Promise<boolean> =>
  run(command, words, { env: ours }).then(
    () => true,
    () => false,
  );

/** What the proxy of `exec --intercept` does not reach. */
const needNames: readonly Program[] = [
  {
    file: 'wget.sh',
    text: `wget -qS -O /dev/null --auth-no-challenge --user key --password secret ${url} 2>&1 | sed -n 's/^ *HTTP[^ ]* //p' | cut -c1-3`,
    command: ['bash', '$FILE'],
    needs: ['wget', '--version'],
  },
  {
    file: 'with_aiohttp.py',
    text: `import aiohttp, asyncio
async def main():
    async with aiohttp.ClientSession() as session:
        async with session.get("${url}", auth=aiohttp.BasicAuth("key", "secret")) as response:
            print(response.status)
asyncio.run(main())
`,
    command: ['python3', '$FILE'],
    needs: ['python3', '-c', 'import aiohttp'],
  },
];

/** Every host, once: where tokens are issued, a call without credentials is a 401. */
const everyHost: Program = {
  file: 'hosts.sh',
  text: `curl -s -o /dev/null -w '%{http_code}\\n' ${simulatedHosts.map((host) => `https://${host}/oauth2/token`).join(' -o /dev/null ')} -d grant_type=client_credentials | sort -u`,
  command: ['bash', '$FILE'],
  needs: ['curl', '--version'],
};

const chosen = ['fetch.mjs', 'https.mjs', 'http2.mjs', 'curl.sh', 'with_urllib.py', 'net_http.rb'];
const programs = [
  ...[...nodePrograms, ...otherPrograms].filter(({ file }) => chosen.includes(file)),
  ...needNames,
  everyHost,
];

const network = [...(process.getuid?.() === 0 ? [] : ['--map-root-user']), '--mount', '--net'];
const possible = await works([
  'unshare',
  ...network,
  'sh',
  '-c',
  'ip link set lo up && mount --bind /dev/null /etc/hosts',
]);
const skip =
  !possible &&
  'it needs namespaces of its own, which root can create (on Debian: util-linux, iproute2), in a container only a privileged one';

t.test('with names in /etc/hosts and --tls 443, programs reach the simulator unchanged', { skip }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'names-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const here = [];
  for (const program of programs) if (await works(program.needs ?? ['true'])) here.push(program);
  const calls = here.map(({ file: name, text, command }) => {
    const words = command.map((word) => `'${word.replace('$FILE', file(name, text))}'`);
    return `echo "${name} $(${words.join(' ')})"`;
  });
  const hosts = file('hosts', `127.0.0.1 localhost ${simulatedHosts.join(' ')}\n`);
  const ca = join(folder, 'ca', 'ca.pem');
  const script = file(
    'script.sh',
    `set -e
ip link set lo up
mount --bind '${hosts}' /etc/hosts
mkfifo '${folder}/output'
node '${join(built, 'dist/cli.js')}' --port 0 --tls 443 --ca '${dirname(ca)}' >'${folder}/output' &
trap 'kill $!' EXIT
exec 3<'${folder}/output'
read -r line <&3
export NODE_EXTRA_CA_CERTS='${ca}' CURL_CA_BUNDLE='${ca}' SSL_CERT_FILE='${ca}'
${calls.join('\n')}
`,
  );
  const env = {
    ...ours,
    PATH: `${dirname(process.execPath)}:${ours.PATH}`,
    WGETRC: file('wgetrc', `ca_certificate = ${ca}\n`),
    no_proxy: '*',
  };
  const running = run('unshare', [...network, 'bash', script], { env });
  t.teardown(() => running.child.kill());
  const { stdout, stderr } = await running;
  const answers = here.map(({ file: name }) => `${name} ${name === everyHost.file ? 401 : 200}`);
  t.strictSame(stdout.trim().split('\n'), answers, stderr);
  t.ok(here.length >= 4, `${here.length} programs ran`);
});
