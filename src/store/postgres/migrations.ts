// What the tables are, step by step. A step that was published never changes: a database has it, or gets it, by its number.
// `$schema` stands for the schema.

export interface Migration {
  number: number;
  name: string;
  statements: string;
}

export const migrations: readonly Migration[] = [
  {
    number: 1,
    name: 'families, their changes, the owner and the signing key',
    statements: `
      -- The process that may write. A change of its token waits for the writes that have looked at it; a heartbeat does not.
      CREATE TABLE $schema.owner (
        token text PRIMARY KEY,
        single boolean NOT NULL DEFAULT true UNIQUE CHECK (single),
        process text NOT NULL,
        until timestamptz NOT NULL
      );
      -- A project with its sub-projects. line: the last change that its snapshot contains; parts: how many texts that has.
      CREATE TABLE $schema.family (
        root text PRIMARY KEY,
        line bigint NOT NULL,
        parts integer NOT NULL
      );
      CREATE TABLE $schema.snapshot (
        root text NOT NULL REFERENCES $schema.family ON DELETE CASCADE,
        part integer NOT NULL,
        content text NOT NULL,
        PRIMARY KEY (root, part)
      );
      -- Changes that were written together: lines from line to last.
      CREATE TABLE $schema.change (
        root text NOT NULL REFERENCES $schema.family ON DELETE CASCADE,
        line bigint NOT NULL,
        last bigint NOT NULL,
        content text NOT NULL,
        PRIMARY KEY (root, line)
      );
      -- What the owner has set aside; the next owner deletes it.
      CREATE UNLOGGED TABLE $schema.aside (
        root text NOT NULL,
        part integer NOT NULL,
        content text NOT NULL,
        PRIMARY KEY (root, part)
      );
      CREATE TABLE $schema.setting (
        name text PRIMARY KEY,
        content text NOT NULL
      );`,
  },
];
