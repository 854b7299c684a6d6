// Writes fixtures/scenarios/demo.yaml, the scenario for looking around. `--check` writes nothing and fails when the file
// differs.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { agencyRecords, customers } from './agency.js';
import { branchRecords, bundles, webhooks } from './bundles.js';
import { channels, conversationApps, smsApps, smsServices } from './conversation.js';
import * as kakaotalk from './kakaotalk.js';
import * as rcs from './rcs.js';
import { now } from './time.js';
import * as whatsapp from './whatsapp.js';
import { senders } from './whatsapp-senders.js';
import { templateReservations, templates, templatesAtMeta } from './whatsapp-templates.js';
import { yaml } from './yaml.js';

const head = `# Something of everything in every state, for looking around: demo-project is a made-up shop, demo-branch a sub-project that
# one of its bundles made, demo-agency another customer, with customers of its own. What waits for a decision waits for you.
# Written by test/demo/make.js (npm run demo); do not edit.
# yaml-language-server: $schema=../schema/scenario.json
`;

const everything = ['whatsapp', 'kakaotalk', 'rcs', 'sms'];

const scenario = {
  name: 'demo',
  description: 'Something of everything in every state: look at demo-project.',
  projects: {
    'demo-project': {
      initialized: everything,
      credentials: [{ keyId: 'demo-key', keySecret: 'demo-secret' }],
      now,
      waiting: 'hold',
      records: {
        webhooks,
        'conversation.apps': conversationApps,
        ...channels,
        'sms.services': smsServices,
        'sms.smsApps': smsApps,
        'whatsapp.accounts': whatsapp.accounts,
        'whatsapp.senders': senders,
        'whatsapp.templates': templates,
        'whatsapp.templatesAtMeta': templatesAtMeta,
        'whatsapp.templateReservations': templateReservations,
        'whatsapp.flows': whatsapp.flows,
        'whatsapp.partnerApps': whatsapp.partnerApps,
        'whatsapp.solutions': whatsapp.solutions,
        'whatsapp.wabaDetails': whatsapp.wabaDetails,
        'whatsapp.longLivedTokens': whatsapp.longLivedTokens,
        'kakaotalk.senders': kakaotalk.senders,
        'kakaotalk.sendersElsewhere': kakaotalk.sendersElsewhere,
        'kakaotalk.templates': kakaotalk.templates,
        'rcs.accounts': rcs.accounts,
        'rcs.senders': rcs.senders,
        'bundles.bundles': bundles,
      },
    },
    'demo-branch': { initialized: everything, parent: 'demo-project', records: branchRecords },
    'demo-agency': {
      initialized: ['whatsapp', 'sms'],
      credentials: [{ keyId: 'agency-key', keySecret: 'agency-secret' }],
      now,
      records: agencyRecords,
    },
    ...customers,
    '*': { initialized: everything },
  },
};

const path = fileURLToPath(new URL('../../fixtures/scenarios/demo.yaml', import.meta.url));
// Fields that are undefined are not written.
const text = head + yaml(JSON.parse(JSON.stringify(scenario)), 5);
if (!process.argv.includes('--check')) writeFileSync(path, text);
else if (readFileSync(path, 'utf8') !== text) {
  process.stderr.write('fixtures/scenarios/demo.yaml is not what demo/ makes; run npm run demo\n');
  process.exitCode = 1;
}
