// `--store postgres://...`: opens a database, brings it to the form of this version, and takes it for this process.
import { UnusableData } from '../medium.js';
import { addressOf } from './address.js';
import { Database } from './database.js';
import { Membership, type MembershipOptions } from './membership.js';
import { migrate } from './migrate.js';
import { Ownership } from './ownership.js';
import { SharedTokens } from './shared-tokens.js';
import { PostgresTables } from './tables.js';
import { TokenRow } from './token-row.js';

export interface Opened {
  medium: PostgresTables;
  tokens: TokenRow;
  /** Gives the database back, and closes the connections. */
  release(): Promise<void>;
}

export interface Joined {
  medium: PostgresTables;
  tokens: SharedTokens;
  membership: Membership;
  release(): Promise<void>;
}

/** `name`: the flag or variable that names the database, for errors. Throws UnusableData and FolderInUse. */
export function openPostgres(url: string, name = '--store'): Promise<Opened> {
  return withDatabase(url, name, async (database) => {
    const ownership = await Ownership.take(database);
    const tokens = await TokenRow.open(database, ownership);
    return {
      medium: new PostgresTables(database, ownership),
      tokens,
      async release() {
        await tokens.close();
        await ownership.release();
        await database.close();
      },
    };
  });
}

/** Opens a database that several processes share. Throws as `openPostgres` does. */
export function joinPostgres(url: string, name: string, options: MembershipOptions): Promise<Joined> {
  return withDatabase(url, name, async (database) => {
    const membership = await Membership.join(database, options);
    const medium = new PostgresTables(database, membership.leases);
    await membership.projects.addMissing(medium);
    const tokens = await SharedTokens.open(database);
    return {
      medium,
      tokens,
      membership,
      async release() {
        await tokens.close();
        await membership.release();
        await database.close();
      },
    };
  });
}

async function withDatabase<T>(url: string, name: string, open: (database: Database) => Promise<T>): Promise<T> {
  const address = addressOf(url);
  if (!address) {
    throw new UnusableData(
      `${name} must be a URL such as postgres://user@host:5432/database, with special characters as %40, sslmode=disable, prefer, require or verify-full, and a schema of a-z, 0-9 and _`,
    );
  }
  const database = new Database(address, name);
  try {
    await migrate(database);
    return await open(database);
  } catch (error) {
    await database.close();
    throw error;
  }
}
