import root from 'tap';
import { addressOf } from '../../src/store/postgres/address.js';
import { Database } from '../../src/store/postgres/database.js';
import { openPostgres } from '../../src/store/postgres/open.js';
import { PostgresTables } from '../../src/store/postgres/tables.js';
import { edited, type Place, usualRoot } from './place.js';
import { type Server, schemaIn } from './postgres-server.js';

export interface PostgresPlace extends Place {
  url: string;
  schema: string;
}

/** As the database says it when its disk is full; the detail shows what was to be written. */
const refusal = `
  CREATE OR REPLACE FUNCTION $.refuse() RETURNS trigger LANGUAGE plpgsql AS $body$
  BEGIN
    IF coalesce(NEW.root, OLD.root) = TG_ARGV[0] THEN
      RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full', DETAIL = NEW::text;
    END IF;
    RETURN coalesce(NEW, OLD);
  END $body$`;

let triggers = 0;

const written = ['family', 'snapshot', 'change', 'aside'];

export function postgresPlace(server: Server, url = server.newUrl()): PostgresPlace {
  const { sql } = server;
  const schema = schemaIn(url);
  /** Reads beside the simulator, and writes nothing. */
  let beside: Database | undefined;
  /** Of the last process, as it were. */
  let release = async (): Promise<void> => undefined;
  root.teardown(async () => {
    await beside?.close();
    await release();
  });
  const columns = written.map((table) => `SELECT '${table}', xmin::text, ctid::text FROM ${schema}.${table}`);
  return {
    url,
    schema,
    config: { store: url },
    options: {},
    words: ['--store', url],
    async open() {
      await release();
      const opened = await openPostgres(url);
      release = opened.release;
      return opened.medium;
    },
    async copy() {
      const copy = server.newUrl();
      await server.copy(url, copy);
      return postgresPlace(server, copy);
    },
    async *peek() {
      beside ??= new Database(addressOf(url)!, '--store');
      const tables = new PostgresTables(beside, {
        right: () => {
          throw new Error('it is only read');
        },
        lost: () => undefined,
      });
      for (const { name } of await sql.unsafe(`SELECT name FROM ${schema}.project WHERE id = root ORDER BY name`))
        yield await tables.read(JSON.parse(name));
    },
    // Each write of a row has the number of its transaction.
    writes: async () => JSON.stringify(await sql.unsafe(columns.join(' UNION ALL ')).values()),
    async text() {
      const tables = [...written, 'project', 'lease'].map((table) => sql.unsafe(`SELECT * FROM ${schema}.${table}`));
      return JSON.stringify(await Promise.all(tables));
    },
    async edit(change, project = usualRoot) {
      const [row] = await sql.unsafe(`SELECT content FROM ${schema}.snapshot WHERE root = $1`, [project]);
      await sql.unsafe(`UPDATE ${schema}.snapshot SET content = $1 WHERE root = $2`, [
        edited(row!.content, change),
        project,
      ]);
    },
    async put(project, snapshot) {
      const id = JSON.stringify(project);
      await sql.unsafe(`INSERT INTO ${schema}.family (root, line, parts) VALUES ($1, 0, 1)`, [project]);
      await sql.unsafe(`INSERT INTO ${schema}.snapshot (root, part, content) VALUES ($1, 0, $2)`, [
        project,
        JSON.stringify(snapshot),
      ]);
      await sql.unsafe(`INSERT INTO ${schema}.project (id, root, name) VALUES ($1, $1, $2)`, [project, id]);
    },
    unreadable: /^--store: project \S+ in postgres:[^\n]+ cannot be read \([^\n]+\); restore a backup, or [^\n]+$/,
    async fail(project = usualRoot) {
      await sql.unsafe(refusal.replaceAll('$.', `${schema}.`));
      const trigger = `refuse_${triggers++}`;
      for (const table of written) {
        await sql.unsafe(
          `CREATE TRIGGER ${trigger} BEFORE INSERT OR UPDATE OR DELETE ON ${schema}.${table} FOR EACH ROW EXECUTE FUNCTION ${schema}.refuse('${project}')`,
        );
      }
      return async () => {
        for (const table of written) await sql.unsafe(`DROP TRIGGER ${trigger} ON ${schema}.${table}`);
      };
    },
    async expire() {
      await sql.unsafe(`UPDATE ${schema}.owner SET until = clock_timestamp() - interval '1 second'`);
    },
  };
}
