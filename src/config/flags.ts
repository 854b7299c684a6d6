// All flags of `start`.
import { accessFlags } from './access-flags.js';
import { deliveryFlags } from './delivery-flags.js';
import type { FlagOf, Flags } from './flag.js';
import { processFlags } from './process-flags.js';
import { projectFlags } from './project-flags.js';
import type { Key } from './settings.js';

export type Flag = { [K in Key]: FlagOf<K> }[Key];

export const flagsByKey: Flags = { ...processFlags, ...projectFlags, ...deliveryFlags, ...accessFlags };

/** Every flag of `start`, in the order of its help. */
export const flags: readonly Flag[] = Object.values(flagsByKey);

/** The environment variable of a flag: `--log-level <level>` is also SINCH_MOCK_LOG_LEVEL. */
export const variableOf = (flag: string): string =>
  `SINCH_MOCK_${nameOf(flag).slice('--'.length).toUpperCase().replaceAll('-', '_')}`;

/** `--port <number>` without its value. */
export const nameOf = (flag: string): string => flag.split(' ')[0]!;
