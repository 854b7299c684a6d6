// npm run corpus -- FILE [--platform-rules on|off|strict]: tries the templates of a file. Exit code 1 if the simulator decides
// any of them otherwise than the file says.
import { parseArgs } from 'node:util';
import { FaultyFixture, readCorpus, tryCorpus } from './corpus.js';

const modes = ['on', 'off', 'strict'] as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'platform-rules': { type: 'string', default: 'on' } },
});
const [file] = positionals;
const mode = modes.find((one) => one === values['platform-rules']);
if (file === undefined || mode === undefined) {
  console.error('usage: npm run corpus -- FILE [--platform-rules on|off|strict]');
  process.exit(2);
}

try {
  const samples = readCorpus(file);
  const lines = await tryCorpus(samples, mode);
  for (const line of lines) console.log(line);
  console.log(`${samples.length} templates, ${samples.length - lines.length} decided as the file says`);
  process.exitCode = lines.length > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof FaultyFixture)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
