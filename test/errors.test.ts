// Errors that many operations share: each operation that documents one returns it in a project in which the call would
// otherwise succeed, with the documented status and no placeholder left in its text. test/errors reaches every error.
import t, { type Test } from 'tap';
import type { Operation } from '../src/contract/load.js';
import { call, channels, everything, examples, operations, prepare } from './populated.js';
import { type Answer, simulator, type TestProject } from './simulator.js';

const documenting = (code: string): Operation[] => operations.filter(({ errors }) => errors.has(code));

function isRefusal(t: Test, operation: Operation, { status, body }: Answer, code: string): void {
  const { errorCode, message, resolution } = body ?? {};
  t.match(
    { errorCode, status, text: `${message} ${resolution}` },
    { errorCode: code, status: operation.errors.get(code), text: /^(?!.*\{[a-z]\w*\})/i },
    `${operation.id}: ${code}`,
  );
}

/** Calls every operation that documents a code, except `except`; each must reject the call with it. */
function everywhere(
  title: string,
  code: string,
  refuse: (sim: TestProject, operation: Operation) => Promise<Answer>,
  options: { settings?: Parameters<typeof simulator>[1]; except?: readonly string[] } = {},
): void {
  t.test(title, async (t) => {
    const sim = await simulator(t, options.settings);
    const meant = documenting(code).filter(({ id }) => !options.except?.includes(id.replace(/_v1$/, '')));
    t.ok(meant.length > 0);
    for (const operation of meant) isRefusal(t, operation, await refuse(sim, operation), code);
  });
}

everywhere('a request without credentials is unauthorized', 'unauthorized_error', (sim, { method, path }) =>
  sim.raw(method, path.replace('{projectId}', sim.id).replace(/\{\w+\}/g, '1')),
);

everywhere(
  'a project that is not onboarded for a channel cannot use it',
  'project_not_initialized',
  (sim, operation) => {
    sim.startFrom({}, []);
    return call(sim, operation);
  },
);

everywhere(
  'strict mode knows only the projects of its scenario',
  'project_not_found',
  (sim, operation) => {
    const authorization = `Basic ${Buffer.from('onboarded-key:onboarded-secret').toString('base64')}`;
    return call(sim.project('nobodys-project'), operation, { headers: { authorization } });
  },
  { settings: { mode: 'strict', scenario: 'strict' } },
);

for (const pageSize of ['0', '1.5', 'many']) {
  everywhere(`a page size of ${pageSize} is rejected`, 'invalid_page_size', async (sim, operation) => {
    prepare(sim, operation);
    return call(sim, operation, { query: `pageSize=${pageSize}` });
  });
}

everywhere('a page token that no list returned is rejected', 'invalid_page_token', async (sim, operation) => {
  prepare(sim, operation);
  return call(sim, operation, { query: 'pageToken=forged' });
});

for (const [query, code] of [
  ['filterStates=NO_STATE', 'invalid_filter_states'],
  ['filterStatuses=NO_STATUS', 'invalid_filter_statuses'],
  ['fieldMask=no.such.path', 'invalid_fields'],
] as const) {
  everywhere(`${query} is rejected`, code, async (sim, operation) => {
    prepare(sim, operation);
    return call(sim, operation, { query });
  });
}

everywhere('a body that is not JSON is rejected', 'invalid_payload', async (sim, operation) => {
  prepare(sim, operation);
  return call(sim, operation, { body: '{"name": "unfinished' });
});

everywhere('a body of the wrong type is rejected', 'invalid_input', async (sim, operation) => {
  prepare(sim, operation);
  if (!operation.body) return call(sim, operation, { params: { testNumber: 'nobody' }, query: 'pageSize=none' });
  return call(sim, operation, { body: [] });
});

everywhere('a malformed id is rejected', 'invalid_id_format', (sim, operation) => {
  const named = [...operation.path.matchAll(/\{(\w+Id)\}/g)]
    .map(([, name]) => name!)
    .filter((id) => id !== 'projectId');
  if (named.length > 0) return call(sim, operation, { params: Object.fromEntries(named.map((id) => [id, 'no id'])) });
  // Some operations document the error although their only id is that of the project.
  return call(sim.project('mock_malformed'), operation);
});

/** By path parameter: a value that no resource has, and the error for it. */
const missing: Record<string, { value: string; code: string }> = {
  bundleId: { value: '0123456789abcdef01234567', code: 'bundle_not_found' },
  conversationAppId: { value: '01HZZZZZZZZZZZZZZZZZZZZZZZ', code: 'conversation_app_not_found' },
  plusFriendId: { value: '@nobody', code: 'sender_not_found' },
  templateCode: { value: 'no_such_template', code: 'template_not_found' },
  senderId: { value: '00000000-0000-4000-8000-000000000000', code: 'sender_not_found' },
  smsAppId: { value: '01HZZZZZZZZZZZZZZZZZZZZZZZ', code: 'sms_app_not_found' },
  webhookId: { value: '01HZZZZZZZZZZZZZZZZZZZZZZZ', code: 'webhook_not_found' },
  flowId: { value: '1', code: 'flow_not_found' },
  solutionId: { value: '1', code: 'solution_not_found' },
  templateName: { value: 'no_such_template', code: 'template_not_found' },
};

t.test('a path must name resources that exist', async (t) => {
  const sim = await simulator(t);
  for (const operation of operations) {
    for (const [name, { value, code }] of Object.entries(missing)) {
      if (!operation.path.includes(`{${name}}`) || !operation.errors.has(code)) continue;
      prepare(sim, operation);
      isRefusal(t, operation, await call(sim, operation, { params: { [name]: value } }), code);
    }
  }
});

t.test('a project does not see the resources of another project', async (t) => {
  const sim = await simulator(t);
  sim.startFrom(everything, channels);
  const other = sim.project('somebody-elses-project');
  for (const operation of operations.filter(({ path }) => /\{(?!projectId|useCase)\w+\}/.test(path))) {
    const { status } = await call(other, operation);
    t.ok(status >= 400, `${operation.id}: ${status}`);
  }
  t.equal((await call(sim, operations.find(({ id }) => id === 'WhatsappSendersController_get_v1')!)).status, 200);
});

t.test('listing senders in a project with mock_no_senders in its id returns sender_not_found', async (t) => {
  const sim = (await simulator(t)).project('project-mock_no_senders');
  for (const operation of documenting('sender_not_found').filter(({ action }) => action === 'listSenders')) {
    isRefusal(t, operation, await call(sim, operation), 'sender_not_found');
  }
});

/** Magic values in the id of a project, which affect every operation. */
const magicProjects = {
  mock_locked: ['resource_locked'],
  mock_internal_error: ['internal_error'],
  mock_busy: ['whatsapp_business_api_request_limit_exceeded', 'too_many_requests'],
} as const;

for (const [name, codes] of Object.entries(magicProjects)) {
  for (const code of codes) {
    everywhere(`calls to a project with ${name} in its id return ${code}`, code, async (sim, operation) => {
      const project = sim.project(`project-${name}`);
      prepare(project, operation);
      return call(project, operation);
    });
  }
}

/** Paths on the host mock.invalid, and the error for each. */
const files = {
  not_found: 'file_not_found',
  too_large: 'file_size_too_large',
  wrong_type: 'file_invalid_mime_type',
  wrong_dimensions: 'file_has_wrong_dimensions',
  broken: 'file_unexpected_error',
  above_limit: 'template_media_file_size_exceeds_maximum_file_size_limit',
  unknown_size: 'template_check_media_file_size',
  no_upload_session: 'template_start_session_for_uploading_media',
};

/** A body with the URL of a file: an example of the operation, or one with the details of a related operation's example. */
function bodyWithFile(operation: Operation, url: string): unknown {
  const file = /https:\/\/example\.com\/(images|files|videos)\/[\w.-]+/g;
  const related = examples.filter((example) => example.operation.controller === operation.controller);
  const named = related.filter(({ body }) => file.test(JSON.stringify(body)));
  const own = named.find((example) => example.operation === operation);
  const body = own?.body ?? { status: 'SUBMIT', details: named[0]!.body.details };
  return JSON.parse(JSON.stringify(body).replace(file, url));
}

for (const [path, code] of Object.entries(files)) {
  everywhere(`the file mock.invalid/${path} is rejected`, code, async (sim, operation) => {
    prepare(sim, operation);
    return call(sim, operation, { body: bodyWithFile(operation, `https://mock.invalid/${path}.png`) });
  });
}

everywhere('an unknown language is rejected', 'template_invalid_language_code', async (sim, operation) => {
  prepare(sim, operation);
  if (operation.path.includes('{languageCode}')) return call(sim, operation, { params: { languageCode: 'XX' } });
  if (operation.service === 'kakaotalk')
    return call(sim, operation, { body: { comment: 'mock_invalid_language_code', details: { language: 'XX' } } });
  return call(sim, operation, { params: { templateName: 'mock_invalid_language_code' } });
});
