// Names and TLS, without a proxy: programs with the hosts of the API written into them call the simulator unchanged, by the
// names in /etc/hosts, as docs/any-client.md says.
import { readFileSync } from 'node:fs';
import t from 'tap';
import { simulatedHosts } from '../../src/intercept/hosts.js';
import { inOwnNetwork, noNetwork, works } from './own-network.js';
import { nodePrograms, otherPrograms, type Program, url } from './programs.js';

t.setTimeout(300_000);

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

/** The blocks of docs/any-client.md about names and TLS: how to start, the line of /etc/hosts, what clients must trust. */
const page = readFileSync(new URL('../../docs/any-client.md', import.meta.url), 'utf8');
const section = page.slice(page.indexOf('## Names and TLS'));
const [start = '', hosts = '', trust = ''] = [...section.matchAll(/```\w*\n(.*?)```/gs)].map(([, text = '']) =>
  text.trim(),
);

t.test(
  'with names in /etc/hosts and --tls 443, programs reach the simulator unchanged',
  { skip: noNetwork },
  async (t) => {
    const here: Program[] = [];
    for (const program of programs) if (await works(program.needs ?? ['true'])) here.push(program);
    const [, ...names] = hosts.split(' ');
    t.strictSame(names, simulatedHosts);
    const [npx, command, ...words] = start.split(' ');
    t.strictSame([npx, command], ['npx', 'sinch-provisioning-mock']);
    const { stdout, stderr } = await inOwnNetwork(t, {
      names,
      start: () => words,
      script({ folder, file }) {
        const wget = `export WGETRC=${file('wgetrc', `ca_certificate = ${folder}/ca/ca.pem\n`)}`;
        const calls = here.map(({ file: name, text, command }) => {
          const called = command.map((word) => `'${word.replace('$FILE', file(name, text))}'`);
          return `echo "${name} $(${called.join(' ')})"`;
        });
        return [trust, wget, ...calls].join('\n');
      },
    });
    const answers = here.map((program) => `${program.file} ${program === everyHost ? 401 : 200}`);
    t.strictSame(stdout.trim().split('\n'), answers, stderr);
    t.ok(here.length >= 4, `${here.length} programs ran`);
  },
);
