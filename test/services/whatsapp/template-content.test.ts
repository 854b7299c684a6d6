// The content of WhatsApp templates: rules for single components and rules between them.
import t from 'tap';
import { simulator, type TestProject } from '../../simulator.js';
import { at, create, path, refused, request } from './template-setup.js';

const body = { type: 'BODY', text: 'Hello' };
const buttons = (...list: object[]) => ({ type: 'BUTTONS', buttons: list });
const quick = (text: string) => ({ type: 'QUICK_REPLY', text });
const url = (target: string, more: object = {}) => ({ type: 'URL', text: 'Open', url: target, ...more });
const image = { type: 'HEADER', format: 'IMAGE', example: { url: 'https://example.com/a.png' } };
const card = (...components: object[]) => ({ components });
const carousel = (...cards: object[]) => ({ type: 'CAROUSEL', cards });

const submit = (sim: TestProject, components: object[], more: object = {}) =>
  sim.post(path, request('hello', { details: { components }, ...more }));

/** Errors that submitting these components returns. */
async function faults(sim: TestProject, components: object[], more: object = {}): Promise<string[]> {
  const { status, body } = await submit(sim, components, more);
  if (status === 201) return [];
  if (body.errorCode !== 'invalid_input') return [body.errorCode];
  return body.additionalInformation.validationErrors;
}

t.test('a submitted template has a body, and each type of component at most once', async (t) => {
  const sim = await simulator(t);
  t.same(await faults(sim, []), ['details.components must contain a BODY component']);
  t.same(await faults(sim, [image]), ['details.components must contain a BODY component']);
  t.same(await faults(sim, [body, { ...body, text: 'Bye' }]), [
    'details.components must contain at most one component of type BODY',
  ]);
  t.same(await faults(sim, [image, { type: 'HEADER', format: 'LOCATION' }, body]), [
    'details.components must contain at most one component of type HEADER',
  ]);
});

t.test('a body must have a text, except in an authentication template, whose text Meta writes', async (t) => {
  const sim = await simulator(t);
  t.same(await faults(sim, [{ type: 'BODY' }]), ['details.components.0.text should not be empty']);
  t.same(await faults(sim, [{ type: 'BODY' }], { status: 'DRAFT', name: 'draft' }), []);
  const button = { type: 'BUTTONS', buttons: [{ type: 'OTP', otpType: 'COPY_CODE', text: 'Copy code' }] };
  t.same(await faults(sim, [{ type: 'BODY' }, button], { category: 'AUTHENTICATION', name: 'code' }), []);
});

t.test('a text must have as many examples as variables', async (t) => {
  const sim = await simulator(t);
  const mismatch = (count: number) => [
    `details.components.0.examples must contain exactly ${count} elements, one for each variable of the text`,
  ];
  const of = (text: string, examples?: string[]) =>
    faults(sim, [{ type: 'BODY', text, ...(examples && { examples }) }]);
  t.same(await of('Hello {{1}}'), mismatch(1));
  t.same(await of('Hello {{1}} and {{2}}', ['Ann']), mismatch(2));
  t.same(await of('Hello {{1}}', ['Ann', 'Bo']), mismatch(1));
  t.same(await of('Dear {{1}}, hello {{1}}, welcome', ['Ann']), [], 'a repeated variable needs one example');
  const bare = await simulator(t);
  t.same(
    await faults(bare, [{ type: 'BODY', text: 'Hello', examples: ['Ann'] }]),
    [],
    'examples without variables are ignored',
  );
});

t.test('a text header has at most one variable, with an example', async (t) => {
  const sim = await simulator(t);
  const header = (text: string, example?: string) => [
    { type: 'HEADER', format: 'TEXT', text, ...(example && { example }) },
    body,
  ];
  t.same(await faults(sim, header('Hi {{1}} and {{2}}', 'Ann')), [
    'details.components.0.text must hold at most one variable',
  ]);
  t.same(await faults(sim, header('Hi {{1}}')), ['details.components.0.example should not be empty']);
  t.same(await faults(sim, header('Hi {{1}}', 'Ann')), []);
});

t.test('texts have a maximum length', async (t) => {
  const sim = await simulator(t);
  for (const [component, limit] of [
    [(text: string) => [{ type: 'BODY', text }], 1024],
    [(text: string) => [body, { type: 'FOOTER', text }], 60],
    [(text: string) => [body, { type: 'HEADER', format: 'TEXT', text }], 60],
    [(text: string) => [body, buttons(quick(text))], 25],
  ] as const) {
    const [fault] = await faults(sim, component('x'.repeat(limit + 1)));
    t.match(fault, new RegExp(`text must be shorter than or equal to ${limit} characters$`));
  }
});

t.test('no two buttons have the same text', async (t) => {
  const sim = await simulator(t);
  t.same(
    await faults(sim, [body, buttons(quick('Yes'), quick('No'), { ...quick('Yes') })]).then(([first]) => first),
    "All details.components.1.buttons's elements must be unique",
  );
  const dial = { type: 'PHONE_NUMBER', text: 'Call', phoneNumber: '+46701740605' };
  t.same(await faults(sim, [body, buttons(dial, { ...dial, phoneNumber: '+46701740606' })]), [
    'details.components.1.buttons must not contain two buttons with the same text',
  ]);
  t.same(
    await faults(sim, [body, buttons(dial, quick('Call'))]),
    ['details.components.1.buttons must not contain two buttons with the same text'],
    'across types of buttons',
  );
  const words = { type: 'BODY', text: 'One' };
  t.same(await faults(sim, [body, carousel(card(image, words, buttons(dial, { ...dial, phoneNumber: '112' })))]), [
    'details.components.1.cards.0.components.2.buttons must not contain two buttons with the same text',
  ]);
  t.same(await faults(sim, [body, carousel(card(image, words, buttons(dial, quick('Call'))))]), [], 'kinds on a card');
});

t.test('a dynamic URL ends in a variable and needs an example; a static one has none', async (t) => {
  const sim = await simulator(t);
  const of = (target: string, more?: object) => faults(sim, [body, buttons(url(target, more))]);
  const example = { example: 'https://example.com/42' };
  t.same(await of('https://example.com/{{1}}'), ['template_invalid_button_example']);
  t.same(await of('https://example.com/', example), ['template_invalid_button_example']);
  t.same(
    await of('https://{{1}}/'),
    ['details.components.1.buttons.0.url must be a valid url'],
    'the host cannot contain a variable',
  );
  for (const target of [
    'https://example.com/{{1}}/more',
    'https://example.com/{{2}}',
    'https://example.com/{{2}}{{1}}',
  ]) {
    t.same(await of(target), ['details.components.1.buttons.0.url must hold no variable but {{1}} at its end'], target);
  }
  t.same(await of('https://example.com/{{1}}', example), []);
});

t.test('bid multipliers per country are decimals up to ten', async (t) => {
  const sim = await simulator(t);
  const path = 'details.optimization.bidCountryMultiplierOverrides';
  const of = async (bidCountryMultiplierOverrides: object): Promise<string[]> => {
    const optimization = { bidAmount: 5000, bidStrategy: 'LOWEST_COST_WITH_BID_CAP', bidCountryMultiplierOverrides };
    const { status, body: answer } = await submit(sim, [], { details: { components: [body], optimization } });
    return status === 201 ? [] : answer.additionalInformation.validationErrors;
  };
  for (const multiplier of ['10.1', '-1', 'much', '', '1,5']) {
    t.same(await of({ SE: multiplier }), [`${path}.SE must be a decimal from 0.0 to 10.0`], multiplier);
  }
  t.same(await of({ Sweden: '1.0' }), [`${path} must have country codes of two letters for names`]);
  t.same(await of({ SE: '0.0', NO: '10', DK: '1.25' }), []);
});

t.test('no button can link to WhatsApp itself', async (t) => {
  const sim = await simulator(t);
  for (const target of [
    'https://wa.me/46701740605',
    'http://WA.ME/',
    'https://api.whatsapp.com/send',
    'https://whatsapp.com',
    'https://www.wa.me/',
    'https://wa.me./46701740605',
  ]) {
    t.match(
      await submit(sim, [body, buttons(url(target))]),
      refused(409, 'template_restricted_Domain_for_button_url'),
      target,
    );
    const draft = await submit(sim, [body, buttons(url(target))], { status: 'DRAFT' });
    t.match(draft, refused(409, 'template_restricted_Domain_for_button_url'), `${target} in a draft`);
  }
  t.match(await submit(sim, [body, buttons(url('https://notwhatsapp.com/wa.me'))]), { status: 201 });
});

t.test('a flow button that navigates needs a screen', async (t) => {
  const sim = await simulator(t);
  const flow = { type: 'FLOW', text: 'Book', flowId: '123', flowAction: 'NAVIGATE' };
  t.same(await faults(sim, [body, buttons(flow)]), [
    'details.components.1.buttons.0.navigateScreen should not be empty',
  ]);
  t.same(await faults(sim, [body, buttons({ ...flow, navigateScreen: 'START' })]), []);
});

t.test('a carousel has at most ten cards, all with the same components', async (t) => {
  const sim = await simulator(t);
  const words = (text: string, more: object = {}) => ({ type: 'BODY', text, ...more });
  t.same(
    await faults(sim, [body, carousel(card(image, words('One')), card(image, words('Two'), buttons(quick('Yes'))))]),
    ['details.components.1.cards must all have the same components'],
  );
  t.same(await faults(sim, [body, carousel(card(image, words('One'), words('Two')))]), [
    'details.components.1.cards.0.components must contain at most one component of type BODY',
  ]);
  t.same(await faults(sim, [body, carousel(card(image, words('Hi {{1}}')))]), [
    'details.components.1.cards.0.components.1.examples must contain exactly 1 elements, one for each variable of the text',
  ]);
  t.same(
    await faults(sim, [body, carousel(card())]),
    [
      'details.components.1.cards.0.components must contain a HEADER component',
      'details.components.1.cards.0.components must contain a BODY component',
    ],
    'a picture and a text are required',
  );
  const [many] = await faults(sim, [body, carousel(...Array.from({ length: 11 }, () => card(image, words('One'))))]);
  t.equal(many, 'details.components.1.cards must contain no more than 10 elements');
  t.match(
    await submit(sim, [body, carousel(card(image, words('One'), buttons(url('https://wa.me/1'))))]),
    refused(409, 'template_restricted_Domain_for_button_url'),
    'buttons of a card are validated too',
  );
  t.same(await faults(sim, [body, carousel(card(words('One'), image), card(image, words('Two')))]), []);
});

t.test('the allowed message lifetime depends on the category', async (t) => {
  const sim = await simulator(t);
  for (const [category, least, most] of [
    ['AUTHENTICATION', 10, 900],
    ['MARKETING', 43_200, 2_592_000],
    ['UTILITY', 30, 43_200],
  ] as const) {
    const refusal = `details.messageSendTtlSeconds must be between ${least} and ${most} for category ${category}`;
    const of = async (seconds: number, name: string) => {
      const details = { components: [body], messageSendTtlSeconds: seconds };
      const { body: answer } = await sim.post(path, request(name, { category, details }));
      return answer.additionalInformation?.validationErrors ?? [];
    };
    const name = category.toLowerCase();
    t.same(await of(least - 1, name), [refusal]);
    t.same(await of(most + 1, name), [refusal]);
    t.same(await of(least, `${name}_least`), []);
    t.same(await of(most, `${name}_most`), []);
  }
});

t.test('a draft can violate rules of submissions; submitting it returns every violation', async (t) => {
  const sim = await simulator(t);
  const components = [{ type: 'BODY', text: 'Hello {{1}}' }, buttons(url('https://example.com/{{1}}'))];
  await create(sim, 'plan', { status: 'DRAFT', details: { components } });
  const { status, body } = await sim.patch(at('plan'), { status: 'SUBMIT' });
  t.equal(status, 400);
  t.equal(body.errorCode, 'invalid_payload', 'an update documents no invalid_input');
  t.match(body.additionalInformation.validationErrors, [/examples must contain exactly 1 elements/]);
  t.equal((await sim.get(at('plan'))).body.changes.status, 'DRAFT');
});

t.test('an incomplete draft cannot be submitted unchanged', async (t) => {
  const sim = await simulator(t);
  const of = 'details.components.1';
  for (const [name, component, fault] of [
    ['media', { type: 'HEADER', format: 'IMAGE' }, `${of}.example should not be empty`],
    ['header', { type: 'HEADER', format: 'TEXT' }, `${of}.text must be a string`],
    ['buttons', { type: 'BUTTONS' }, `${of}.buttons must contain at least 1 elements`],
    ['label', buttons({ type: 'QUICK_REPLY' }), `${of}.buttons.0.text must be a string`],
    ['link', buttons({ type: 'URL', text: 'Open' }), `${of}.buttons.0.url must be a string`],
    ['cards', { type: 'CAROUSEL' }, `${of}.cards must contain at least 1 elements`],
  ] as const) {
    await create(sim, name, { status: 'DRAFT', details: { components: [body, component] } });
    for (const edit of [{}, { details: { messageSendTtlSeconds: 50_000 } }]) {
      const { status, body: answer } = await sim.patch(at(name), { status: 'SUBMIT', ...edit });
      t.equal(status, 400, name);
      t.same(answer.additionalInformation.validationErrors, [fault]);
    }
    t.equal((await sim.get(at(name))).body.changes.status, 'DRAFT');
    const whole = { status: 'SUBMIT', details: { components: [body] } };
    t.match(await sim.patch(at(name), whole), { status: 200 }, 'it can with other content');
  }
});

t.test('a minimal draft is returned with the fields that every response has', async (t) => {
  const sim = await simulator(t);
  const components = [{ type: 'CAROUSEL' }, { type: 'BUTTONS' }, { type: 'LIMITED_TIME_OFFER', text: 'Now' }];
  const draft = await create(sim, 'plan', { status: 'DRAFT', details: { components } });
  t.same(draft.changes.details.components, [
    { type: 'CAROUSEL', cards: [] },
    { type: 'BUTTONS', buttons: [] },
    { type: 'LIMITED_TIME_OFFER', text: 'Now', hasExpiration: false },
  ]);
  const { body: edited } = await sim.patch(at('plan'), { details: { components: [carousel({})] } });
  t.same(edited.changes.details.components, [carousel({ components: [] })]);
});

t.test('names consist of lower-case letters, digits and underscores, up to a maximum length', async (t) => {
  const sim = await simulator(t);
  for (const name of ['Hello', '_hello', 'hello_', 'hel lo', 'h', 'x'.repeat(513), 'håll']) {
    t.match(await sim.post(path, request(name)), refused(400, 'invalid_input'), name);
  }
  t.equal((await create(sim, 'x'.repeat(512))).name.length, 512);
  t.equal((await sim.get(at('x'.repeat(512)))).status, 200);
});

t.test('an unknown category or language is rejected with its own code or invalid_input', async (t) => {
  const sim = await simulator(t);
  t.match(await sim.post(path, request('hello', { category: 'FUN' })), refused(400, 'template_invalid_category'));
  t.match(await sim.post(path, request('hello', { category: undefined })), refused(400, 'template_invalid_category'));
  t.match(
    await sim.post(path, request('hello', { category: 'UNRECOGNIZED' })),
    refused(400, 'template_invalid_category'),
  );
  t.match(await sim.post(path, request('hello', { language: 'XX' })), refused(400, 'invalid_input'));
  t.match(await sim.post(path, request('hello', { language: 'UNRECOGNIZED' })), refused(400, 'invalid_input'));
});

t.test('files are never downloaded; magic URLs trigger their errors', async (t) => {
  const sim = await simulator(t);
  for (const [name, status, code] of [
    ['not_found', 409, 'file_not_found'],
    ['too_large', 409, 'file_size_too_large'],
    ['wrong_type', 400, 'file_invalid_mime_type'],
    ['broken', 409, 'file_unexpected_error'],
    ['above_limit', 400, 'template_media_file_size_exceeds_maximum_file_size_limit'],
    ['unknown_size', 400, 'template_check_media_file_size'],
    ['no_upload_session', 500, 'template_start_session_for_uploading_media'],
  ] as const) {
    const header = { ...image, example: { url: `https://mock.invalid/${name}.png` } };
    const refusal = await submit(sim, [header, body]);
    t.match(refusal, refused(status, code), name);
    if (name === 'wrong_type') {
      t.match(refusal.body.message, /^details\.components\.0\.example\.url: /);
      t.match(refusal.body.resolution, 'application/pdf');
    }
    await create(sim, `draft_${name}`, { status: 'DRAFT' });
    const edit = { details: { components: [header, body] } };
    t.match(await sim.patch(at(`draft_${name}`), edit), refused(status, code), `${name} in an edit`);
  }
  const there = { ...image, example: { url: 'https://nobody.invalid/a.png', mimeType: 'IMAGE/PNG' } };
  const { status, body: created } = await submit(sim, [there, body]);
  t.equal(status, 201);
  t.same(
    created.changes.details.components[0].example,
    { url: 'https://nobody.invalid/a.png' },
    'the type of a file is not returned',
  );
  const typed = { ...image, example: { mimeType: 'IMAGE/PNG' } };
  const draft = await sim.post(path, request('typed', { status: 'DRAFT', details: { components: [typed] } }));
  t.equal(draft.status, 201);
  t.same(draft.body.changes.details.components[0].example, {}, 'nor is that of a draft without a file');
});

t.test('name and language are unique, and all languages of a name share a category', async (t) => {
  const sim = await simulator(t);
  await create(sim, 'hello');
  t.match(await sim.post(path, request('hello')), refused(409, 'template_exists'));
  t.match(await sim.post(path, request('hello', { status: 'DRAFT' })), refused(409, 'template_exists'));
  const other = await sim.post(path, request('hello', { language: 'SV', category: 'UTILITY' }));
  t.match(other, refused(409, 'template_incorrect_category'));
  t.match(other.body.resolution, 'MARKETING', 'the resolution names the category');
  await create(sim, 'hello', { language: 'SV' });
  t.match(await sim.project('another').post(path, request('hello')), { status: 201 }, 'names are unique per project');
});

t.test('published samples that the text of the contract forbids are refused: two BUTTONS, no BODY', async (t) => {
  const sim = await simulator(t);
  const buttons = (text: string) => ({ type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text }] });
  t.same(await faults(sim, [{ type: 'BODY', text: 'Come and see' }, buttons('Yes'), buttons('No')]), [
    'details.components must contain at most one component of type BUTTONS',
  ]);
  t.same(await faults(sim, [{ type: 'FOOTER', text: 'Nordic Lamps' }]), [
    'details.components must contain a BODY component',
  ]);
});
