// Build step: packs src/contract/*.yaml into one JSON file of the compiled code, so that starting parses no YAML.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { packedName, readYaml } from './documents.js';

const source = fileURLToPath(new URL('../../src/contract/', import.meta.url));
const target = fileURLToPath(new URL(`../${packedName}`, import.meta.url));
writeFileSync(target, JSON.stringify(readYaml(source)));
