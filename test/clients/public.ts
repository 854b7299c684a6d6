// What is known of public programs that call the API: programs.yaml, checked and described. docs/clients.md is made from it.
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';

export interface PublicProgram {
  name: string;
  source: string;
  client: string;
  hosts: string;
  door: 'intercept' | 'url' | 'any';
  calls?: true;
  transport?: string;
  test?: { file: string; title: string };
  note?: string;
}

export const publicPrograms = load(
  readFileSync(new URL('./programs.yaml', import.meta.url), 'utf8'),
) as PublicProgram[];
