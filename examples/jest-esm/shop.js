// The code under test. `api` is the base URL of a project: https://provisioning.api.sinch.com/v1/projects/<id>.
const headers = { authorization: `Basic ${btoa('key:secret')}`, 'content-type': 'application/json' };

async function call(url, options) {
  const response = await fetch(url, { headers, ...options });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
}

/** Submits a template to Meta. */
export async function announce(api, name) {
  const details = { components: [{ type: 'BODY', text: 'Spring is here.' }] };
  const body = JSON.stringify({ name, language: 'EN_US', category: 'MARKETING', details });
  await call(`${api}/whatsapp/templates`, { method: 'POST', body });
}

/** IN_PROGRESS while Meta reviews it, then APPROVED or REJECTED. */
export async function stateOf(api, name) {
  const { state, changes } = await call(`${api}/whatsapp/templates/${name}/languages/EN_US`);
  return changes?.status ?? state;
}
