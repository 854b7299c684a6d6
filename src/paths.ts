// Where the files that come with the simulator are. The package's root is one level above this module, both in src and in
// the bundles of dist, so nothing else computes a path from its own place.
import { fileURLToPath } from 'node:url';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export const packageFile: string = file('../package.json');

/** The folder of the YAML fixtures. */
export const fixtures: string = file('../fixtures');

/** The folder into which a build writes the parsed fixtures, each as `<path below fixtures>.json`; absent in src. */
export const packedFixtures: string = file('./packed');

/** The folder of the built dashboard; the source's own is beside it, so from src it is that of the last build. */
export const dashboardFolder: string = file('../dist/dashboard');

/** The folder of what the pages of documentation need besides their own text; from src, too, that of the last build. */
export const documentationFolder: string = file('../dist/documentation');

/** What Node programs load to be led to a simulator, and the module that leads them. */
export const preload: string = file('./intercept/preload.cjs');
export const patch: string = file('./intercept/patch.cjs');
