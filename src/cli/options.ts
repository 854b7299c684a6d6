import { Option } from 'commander';
import { type Config, flags } from '../config.js';

/** Options of commander for the server's flags, all of them or those of some keys. */
export function flagOptions(...keys: (keyof Config)[]): Option[] {
  return flags
    .filter(({ key }) => keys.length === 0 || keys.includes(key))
    .map(({ flag, env, fallback, help }) => {
      const normally = fallback && fallback !== 'false' ? `, default ${fallback}` : '';
      return new Option(flag, `${help} (env ${env}${normally})`);
    });
}
