// The URL of a database: `postgres://user:password@host:5432/name?schema=other`. What it says beside the schema is the
// client's to read (`sslmode`, `prepare=false` behind a pooler, `host=/folder` of a socket).

/** Where the tables are, unless the URL names another schema. */
const usualSchema = 'sinch_provisioning_mock';

export interface Address {
  /** For the client. */
  url: string;
  /** Folder of a socket, in place of a host. */
  host: string | undefined;
  schema: string;
  /** Without user, password and parameters: for errors and settings. */
  shown: string;
}

/** Names that need no quotes; no other can be mistaken for them. */
const isSchema = (name: string): boolean => /^[a-z_][a-z0-9_]{0,62}$/.test(name) && !name.startsWith('pg_');

/** Undefined if the text is no such URL. */
export function addressOf(text: string): Address | undefined {
  if (!/^postgres(ql)?:\/\/./.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const schema = url.searchParams.get('schema') ?? usualSchema;
  const host = url.searchParams.get('host') ?? undefined;
  for (const own of ['schema', 'host']) url.searchParams.delete(own);
  if (!isSchema(schema)) return undefined;
  const place = host ?? url.host;
  return { url: url.href, host, schema, shown: `postgres://${place}${url.pathname}` };
}
