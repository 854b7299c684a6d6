// Who held which family when, as the database saw it: triggers write down every change of a lease.
import type postgres from 'postgres';

export class Leases {
  /** Family -> since when which process has held it. Times of Date.now(). */
  readonly #holders = new Map<string, { url: string; at: number }[]>();
  /** Families that were taken by a process that had no row, because the others had taken it for dead. */
  readonly takenByTheDead: string[] = [];

  constructor(
    private readonly sql: postgres.Sql,
    private readonly schema: string,
  ) {}

  /** The tables must be there. */
  async watch(): Promise<void> {
    const { schema } = this;
    await this.sql.unsafe(`
      CREATE TABLE ${schema}.held (at timestamptz NOT NULL DEFAULT clock_timestamp(), family text NOT NULL, address text);
      CREATE FUNCTION ${schema}.note_holder() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.owner IS NOT NULL THEN
          INSERT INTO ${schema}.held (family, address)
            VALUES (NEW.name, (SELECT address FROM ${schema}.process WHERE token = NEW.owner));
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER note_holder AFTER INSERT OR UPDATE OF owner, epoch ON ${schema}.lease
        FOR EACH ROW EXECUTE FUNCTION ${schema}.note_holder();
    `);
  }

  async read(): Promise<void> {
    const rows = await this.sql.unsafe(`
      SELECT family, address, extract(epoch FROM at)::float8 * 1000 AS at FROM ${this.schema}.held ORDER BY at`);
    for (const { family, address, at } of rows) {
      const id: string = JSON.parse(family);
      if (address === null) {
        this.takenByTheDead.push(id);
        continue;
      }
      const known = this.#holders.get(id) ?? [];
      this.#holders.set(id, known);
      known.push({ url: address, at });
    }
  }

  /** How often a family has got a holder. */
  get count(): number {
    return [...this.#holders.values()].reduce((sum, { length }) => sum + length, 0);
  }

  /** Whether a process became the holder of a family between two moments. */
  wasTaken(family: string, url: string, from: number, to: number): boolean {
    return (this.#holders.get(family) ?? []).some((taken) => taken.url === url && taken.at >= from && taken.at <= to);
  }
}
