import t from 'tap';
import { showBanner } from '../../src/cli/banner.js';
import { Terminal } from '../../src/cli/terminal.js';
import { simulator } from '../simulator.js';

/** What a person sees who starts a simulator with this scenario. */
async function banner(t: Parameters<typeof simulator>[0], scenario: string): Promise<string> {
  const sim = await simulator(t, { scenario });
  let text = '';
  const terminal = new Terminal({ NO_COLOR: '1' }, (part) => {
    text += part;
  });
  showBanner(terminal, 'http://127.0.0.1:7462', sim.application.simulation);
  return text;
}

t.test('the banner names every project of the scenario, with credentials that are accepted', async (t) => {
  for (const scenario of ['demo', 'strict']) {
    const text = await banner(t, scenario);
    const sim = await simulator(t, { scenario, mode: 'strict' });
    const { projects } = (await sim.raw('GET', '/__admin/settings?secrets=true')).body.scenario;
    const named = projects.filter(({ id }: { id: string }) => id !== '*');
    t.ok(named.length > 0, scenario);
    t.match(text, `Scenario ${scenario}:`);
    for (const { id, credentials } of named) {
      const line = text.split('\n').find((each) => each.trim().startsWith(`${id} `)) ?? '';
      const [, keyId, keySecret] = /-u ([^:]+):(\S+)$/.exec(line) ?? [];
      if (credentials.length === 0) {
        t.match(line, /any credentials$/, id);
        continue;
      }
      const authorization = `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString('base64')}`;
      const { status } = await sim.raw('GET', `/v1/projects/${id}/webhooks`, undefined, { authorization });
      t.equal(status, 200, `${id} with ${keyId}:${keySecret}`);
    }
  }
});

t.test(
  'the banner names the dashboard, the documentation and a first call, and no project where there is none',
  async (t) => {
    const text = await banner(t, 'default');
    for (const part of ['/dashboard/', '/documentation', '/v1/projects/any-id', 'curl -u key:secret'])
      t.match(text, part);
    t.notMatch(text, 'Scenario');
  },
);
