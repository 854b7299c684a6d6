// Errors of editing WhatsApp templates, and rare errors of other operations.
import t from 'tap';
import { contract } from '../../../src/contract/load.js';
import { channels } from '../../populated.js';
import { simulator } from '../../simulator.js';

const components = [{ type: 'BODY', text: 'Hello {{1}}, your lamp is here', examples: ['Ingrid'] }];
const base = { name: 'spring_sale', language: 'EN_US', category: 'MARKETING' };
const approved = { ...base, state: 'APPROVED', whatsappId: '1', details: { components } };
const draft = { ...base, changes: { status: 'DRAFT', details: { components } } };
const reserved = (language: string) => ({ ...base, language, until: '2026-02-01T00:00:00.000Z' });
const withButton = (button: object) => ({ components: [...components, { type: 'BUTTONS', buttons: [button] }] });
const body = (more: object = {}) => ({ ...base, details: { components }, ...more });

type Request = [method: string, path: string, body?: object];
const path = '/whatsapp/templates';
const at = (name = 'spring_sale') => `${path}/${name}/languages/EN_US`;
const create = (more: object = {}): Request => ['POST', path, body(more)];
const update = (more: object = {}, name?: string): Request => ['PATCH', at(name), more];
const submit = (name?: string): Request => update({ status: 'SUBMIT', details: { components } }, name);
const compare = (templateName: string): Request => [
  'POST',
  `${at()}/compare`,
  { templates: [{ templateName, templateLanguage: 'EN_US' }] },
];

interface Case {
  title: string;
  code: string;
  templates?: object[];
  reservations?: object[];
  request: Request;
  /** The edit stays as a draft although Meta rejects it. */
  keepsDraft?: boolean;
}

const wrongButton = withButton({
  type: 'URL',
  text: 'Shop',
  url: 'https://example.com/',
  example: 'https://example.com/1',
});
const forbiddenButton = withButton({ type: 'URL', text: 'Chat', url: 'https://wa.me/46701740605' });

const cases: Case[] = [
  {
    title: 'dynamic pricing can be unavailable',
    code: 'template_dynamic_pricing_not_available',
    request: create({ name: 'mock_no_dynamic_pricing' }),
  },
  {
    title: 'the business account can be deleted at Meta',
    code: 'object_with_whatsapp_business_account_id_does_not_exist',
    request: create({ name: 'mock_waba_gone' }),
  },
  {
    title: 'a static URL cannot have an example in an edit either',
    code: 'template_invalid_button_example',
    templates: [approved],
    request: update({ status: 'SUBMIT', details: wrongButton }),
  },
  {
    title: 'an edit cannot add a button that links to WhatsApp',
    code: 'template_restricted_Domain_for_button_url',
    templates: [approved],
    request: update({ status: 'SUBMIT', details: forbiddenButton }),
  },
  {
    title: 'a template in state PENDING cannot be edited',
    code: 'template_not_updatable',
    templates: [{ ...approved, state: 'PENDING' }],
    request: submit(),
  },
  {
    title: 'a draft cannot be submitted under a recently deleted name',
    code: 'template_name_recently_used',
    templates: [draft],
    reservations: [reserved('*')],
    request: submit(),
  },
  {
    title: 'a draft cannot be submitted in a recently deleted language',
    code: 'template_language_recently_deleted',
    templates: [draft],
    reservations: [reserved('EN_US')],
    request: submit(),
  },
  ...Object.entries({
    mock_policy: 'template_policies_violations',
    mock_duplicate_content: 'template_content_already_exists',
    mock_limit: 'template_limit_reached',
    mock_submit_error: 'template_submit_error',
  }).map(([name, code]) => ({
    title: `an edit of ${name} that Meta rejects is kept as a draft`,
    code,
    templates: [{ ...approved, name }],
    request: submit(name),
    keepsDraft: true,
  })),
  {
    title: 'the business account can be deleted at Meta before an edit',
    code: 'object_with_whatsapp_business_account_id_does_not_exist',
    templates: [{ ...approved, name: 'mock_waba_gone' }],
    request: submit('mock_waba_gone'),
  },
  {
    title: 'missing changes cannot be deleted',
    code: 'template_changes_not_found',
    templates: [base],
    request: ['DELETE', at()],
  },
  {
    title: 'a template cannot be compared with itself',
    code: 'templates_compare_not_unique',
    templates: [approved],
    request: compare('spring_sale'),
  },
];

for (const { title, code, templates = [], reservations = [], request, keepsDraft } of cases) {
  t.test(`${title}: ${code}`, async (t) => {
    const sim = await simulator(t);
    sim.startFrom({ 'whatsapp.templates': templates, 'whatsapp.templateReservations': reservations }, channels);
    const before = (await sim.get(path)).body.templates;
    const [method, url, sent] = request;
    const answer = await sim.request(method, url, sent);
    t.equal(answer.body?.errorCode, code);
    t.equal(answer.status, contract.errorInfo(code)?.status);
    const after = (await sim.get(path)).body.templates;
    if (keepsDraft) t.match(after[0].changes, { status: 'DRAFT' });
    else t.same(after, before, 'nothing has changed');
  });
}
