import { templateList } from './template-list.js';

const post = (url, body) =>
  fetch(url, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa('key:secret')}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** The list of a new project with one template; `steps` are calls of the control API: path and body. */
async function listAfter(...steps) {
  const id = `story-${crypto.randomUUID()}`;
  const details = { components: [{ type: 'BODY', text: 'Spring is here.' }] };
  const template = { name: 'spring_sale', language: 'EN_US', category: 'MARKETING', details };
  await post(`/v1/projects/${id}/whatsapp/templates`, template);
  for (const [path, body] of steps) await post(`/__admin/projects/${id}/${path}`, body);
  return { list: await templateList(id) };
}

const advance = ['clock/advance', { by: '2s' }];
const render = (_, { loaded }) => loaded.list;

export default { title: 'Templates', render };
export const InReview = { loaders: [() => listAfter()] };
export const Approved = { loaders: [() => listAfter(advance)] };
export const Paused = {
  loaders: [
    () => listAfter(advance, ['trigger', { lifecycle: 'whatsapp.template', key: 'spring_sale/EN_US', event: 'pause' }]),
  ],
};
