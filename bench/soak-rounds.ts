// What the testers of npm run soak and of its short form do.

/** Sends a call, notes an answer that is not `expected`, and returns its body. */
export type Call = (
  method: string,
  path: string,
  body: object | undefined,
  expected: readonly number[],
) => Promise<any>;

/** What a tester does first in a project of their own. */
export const subscribe = (call: Call, project: string, target: string): Promise<unknown> =>
  call('POST', `/v1/projects/${project}/webhooks`, { target, secret: 'secret', triggers: ['ALL'] }, [201]);

/** And then, again and again. */
export async function oneRound(call: Call, project: string, round: number): Promise<void> {
  const api = `/v1/projects/${project}`;
  const admin = `/__admin/projects/${project}`;
  const name = `round_${round}`;
  const details = { components: [{ type: 'BODY', text: 'Hello {{1}}, your order is here', examples: ['Ann'] }] };
  const template = `${api}/whatsapp/templates/${name}/languages/EN`;
  await call('POST', `${api}/whatsapp/templates`, { name, language: 'EN', category: 'UTILITY', details }, [201]);
  await call('GET', template, undefined, [200]);
  await call('POST', `${admin}/clock/advance`, { by: '2s' }, [200]);
  await call('GET', `${api}/whatsapp/templates?pageSize=20`, undefined, [200]);
  await call('PATCH', template, { details, status: 'SUBMIT' }, [200]);
  await call('POST', `${api}/whatsapp/templates`, { name: 'Not A Name' }, [400]);
  await call('POST', `${admin}/clock/advance`, { by: '1d' }, [200]);
  await call('GET', `${template}/activities`, undefined, [200]);
  await call('DELETE', `${template}?deleteSubmitted=true`, undefined, [204]);
}
