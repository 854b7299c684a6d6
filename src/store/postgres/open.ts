// `--store postgres://...`: opens a database, brings it to the form of this version, and takes it for this process.
import { UnusableData } from '../medium.js';
import { addressOf } from './address.js';
import { Database } from './database.js';
import { migrate } from './migrate.js';
import { Ownership } from './ownership.js';
import { PostgresTables } from './tables.js';
import { TokenRow } from './token-row.js';

export interface Opened {
  medium: PostgresTables;
  tokens: TokenRow;
  /** Gives the database back, and closes the connections. */
  release(): Promise<void>;
}

/** `name`: the flag or variable that names the database, for errors. Throws UnusableData and FolderInUse. */
export async function openPostgres(url: string, name = '--store'): Promise<Opened> {
  const address = addressOf(url);
  if (!address) throw new UnusableData(`${name} must be a URL such as postgres://user@host:5432/database`);
  const database = new Database(address, name);
  try {
    await migrate(database);
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
  } catch (error) {
    await database.close();
    throw error;
  }
}
