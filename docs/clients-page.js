// The page of public programs that call the API: what each needs, and what was proved. Made from test/clients/programs.yaml.

const doors = {
  intercept: '[`exec --intercept`](any-client.md#one-command), or [names and TLS](any-client.md#names-and-tls)',
  url: 'a base URL',
  any: 'depends on the program that sends them',
};

function proved({ calls, transport, test }) {
  const parts = [
    test && `it runs in a test: "${test.title}" (${test.file})`,
    calls && 'its calls succeed (test/clients)',
    transport && `its HTTP client arrives, as \`${transport}\` (test/intercept)`,
  ].filter(Boolean);
  return parts.join('; ') || 'read only';
}

export function clientsPage(programs, { table }) {
  const fixed = programs.filter(({ hosts }) => hosts === 'fixed').length;
  return `# Clients

Public programs that call this API, and what each needs to call the simulator. ${fixed} of these ${programs.length} have the hosts of the
API written into them.

${table(
  ['program', 'hosts', 'HTTP client', 'what it needs', 'what was proved'],
  programs.map((program) => {
    const { name, source, hosts, client, door, note } = program;
    return [`${name} (${source})`, hosts, client, note ? `${doors[door]}; ${note}` : doors[door], proved(program)];
  }),
)}

The tests send the calls of these programs, with their paths, parameters and fields and with values of ours, and call with
their HTTP clients from programs with the host written into them. Only where the table says so does the program itself run.

Arrays in queries: write \`filterStates=APPROVED,PAUSED\`, or the parameter several times. axios writes \`filterStates[]=APPROVED\`
by default, which the API ignores; the simulator does, too, and says so in the header \`x-mock-hint\`. With axios, set
\`paramsSerializer: { indexes: null }\`.

## Generated clients

From \`/openapi.json\`, or \`/openapi.yaml\`, these make clients that compile with \`strict\`:

| generator | what was proved |
|---|---|
| openapi-typescript 7 | generated and compiled by a test (test/http/generated-clients.test.ts) |
| @hey-api/openapi-ts | generated and compiled by a test (test/http/generated-clients.test.ts) |
| orval 8, on Node 22.18 or later | by hand, with its clients for axios and for \`fetch\` |
| orval 7 | by hand, with axios before 1.19; from axios 1.19 on, the type \`AxiosResponseResult\` of axios is not what its clients promise, and they do not compile |
`;
}
