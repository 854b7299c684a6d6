import { Option } from 'commander';
import { flags, variableOf } from '../config/flags.js';
import type { Settings } from '../config/settings.js';

/** The server's flags as commander's options: all of them, or those with the given keys. */
export function flagOptions(...keys: (keyof Settings)[]): Option[] {
  return flags
    .filter(({ key }) => keys.length === 0 || keys.includes(key))
    .map(({ flag, fallback, help, repeatable }) => {
      const byDefault = fallback && fallback !== 'false' ? `, default ${fallback}` : '';
      const option = new Option(flag, `${help} (env ${variableOf(flag)}${byDefault})`);
      // The configuration reads a list as text with commas.
      const collect = (value: string, earlier: string | undefined): string => (earlier ? `${earlier},${value}` : value);
      return repeatable ? option.argParser(collect) : option;
    });
}
