// The URL of a database: `postgres://user:password@host:5432/name?schema=other`. What it says beside the schema is the
// client's to read (`sslmode`, `prepare=false` behind a pooler, `host=/folder` of a socket).

/** Where the tables are, unless the URL names another schema. */
const usualSchema = 'sinch_provisioning_mock';
const usualPort = 5432;

/** What the client knows. `verify-ca` verifies as much as `verify-full`. */
const tlsModes = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'];

export interface Address {
  /** For the client, which cannot read all of it. */
  url: string;
  /** Its options for what it cannot read: the folder of a socket, or an address of IPv6, for which it has no types. */
  at: object;
  schema: string;
  /** Without user, password and parameters: for errors and settings. */
  shown: string;
}

/** Names that need no quotes; no other can be mistaken for them. */
const isSchema = (name: string): boolean => /^[a-z_][a-z0-9_]{0,62}$/.test(name) && !name.startsWith('pg_');

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** Undefined if the text is no such URL. */
export function addressOf(text: string): Address | undefined {
  if (!/^postgres(ql)?:\/\/./.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const schema = url.searchParams.get('schema') ?? usualSchema;
  const folder = url.searchParams.get('host') ?? undefined;
  const tls = url.searchParams.get('sslmode') ?? 'disable';
  for (const own of ['schema', 'host']) url.searchParams.delete(own);
  if (!isSchema(schema) || !tlsModes.includes(tls)) return undefined;
  if (![url.username, url.password, url.pathname].every(isDecodable)) return undefined;
  const [, ipv6] = /^\[(.*)\]$/.exec(url.hostname) ?? [];
  const at = ipv6 === undefined ? {} : { host: [ipv6], port: [Number(url.port || usualPort)] };
  return {
    url: url.href,
    at: folder === undefined ? at : { host: folder },
    schema,
    shown: `postgres://${folder ?? url.host}${url.pathname}`,
  };
}
