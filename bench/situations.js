// What a single body does not show: projects that are full of what the limits allow, and calls that look at all of it.
const longUrl = 15_000;
const rows = 1000;
const times = (count, callOf) => Array.from({ length: count }, (_, number) => callOf(number));
/** Each part of the pattern nearly fits at each place of the text. */
const slowPattern = `*${'a'.repeat(997)}b*`;

/** `refused`: the answer to a call of `prepare` may be an error. */
export function situations(project) {
  const api = `/v1/projects/${project}`;
  const admin = `/__admin/projects/${project}`;
  const post = (path, body, more) => ({ method: 'POST', path, body: JSON.stringify(body), ...more });
  const get = (path) => ({ method: 'GET', path });
  const faults = times(rows, () => post(`${admin}/faults`, { status: 503, match: { path: slowPattern } }));
  const rules = times(rows, () =>
    post(`${admin}/rules`, { match: { lifecycle: 'whatsapp.template', name: slowPattern }, outcome: 'reject' }),
  );
  const bodies = times(70, (number) =>
    post(`${api}/webhooks`, { target: `${number}${'[{}],'.repeat(60_000)}`, secret: 1 }, { refused: true }),
  );
  const urls = times(rows, () => get(`${api}/webhooks?pageToken=${'a'.repeat(longUrl)}`)).map((call) => ({
    ...call,
    refused: true,
  }));
  const name = 'a'.repeat(400);
  const template = {
    name,
    language: 'EN_US',
    category: 'UTILITY',
    details: { components: [{ type: 'BODY', text: 'a' }] },
  };
  return [
    {
      what: 'a call under 1,000 faults with long patterns',
      prepare: faults,
      ...get(`${api}/webhooks?a=${'a'.repeat(longUrl)}`),
    },
    { what: 'a path under 1,000 faults with long patterns', prepare: faults, ...get(`${api}/${'a'.repeat(longUrl)}`) },
    {
      what: 'a template under 1,000 rules with long patterns',
      prepare: rules,
      ...post(`${api}/whatsapp/templates`, template),
    },
    { what: 'all long bodies of a full journal', prepare: bodies, ...get(`${admin}/requests`) },
    {
      what: 'all long bodies of a full journal, with secrets',
      prepare: bodies,
      ...get(`${admin}/requests?secrets=true`),
    },
    {
      what: 'a count with a body in a full journal',
      prepare: bodies,
      ...post(`${admin}/requests/count`, { match: { body: { secret: 2 } } }),
    },
    {
      what: 'a count with 50,000 fields in a full journal',
      prepare: bodies,
      ...post(`${admin}/requests/count`, {
        match: { body: Object.fromEntries(times(50_000, (number) => [`a${number}`, 0])) },
      }),
    },
    {
      what: 'a wait with a body in a full journal',
      prepare: bodies,
      ...post(`${admin}/requests/wait`, { match: { body: { secret: 2 } }, timeoutMs: 1 }),
    },
    { what: 'all long URLs of a full journal', prepare: urls, ...get(`${admin}/requests`) },
    {
      what: 'a count with a long pattern in a full journal',
      prepare: urls,
      ...post(`${admin}/requests/count`, { match: { path: slowPattern } }),
    },
    {
      what: 'a count with 100 patterns of headers in a full journal',
      prepare: urls,
      ...post(`${admin}/requests/count`, {
        match: { headers: Object.fromEntries(times(100, (number) => [`x-${number}`, slowPattern])) },
      }),
    },
    { what: 'a filter with 7,000 values', ...get(`${api}/whatsapp/templates?filterStatuses=${'a,'.repeat(7000)}`) },
    {
      what: 'a query of 3,000 unknown parameters',
      ...get(`${api}/webhooks?${times(3000, (number) => `a${number}`).join('&')}`),
    },
  ];
}
