/** Functions of Node that a test replaces, also where they are imported by name. */
import { syncBuiltinESMExports } from 'node:module';
import type { Test } from 'tap';

/** Replaces properties of a built-in module, given by its default export, until the test ends. */
export function replaceBuiltin(t: Test, builtin: object, replaced: Record<string, unknown>): void {
  const former = Object.fromEntries(Object.entries(builtin).filter(([name]) => name in replaced));
  const set = (values: Record<string, unknown>) => {
    Object.assign(builtin, values);
    syncBuiltinESMExports();
  };
  set(replaced);
  t.teardown(() => set(former));
}
