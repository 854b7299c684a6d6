// The table of words that people guess: each leads where it says. What a server or a command line says is tested there.
import { readFileSync } from 'node:fs';
import t from 'tap';
import { wordTable } from '../../build/generate-api.js';
import { adviceOnFlag } from '../../src/cli/flag-words.js';
import { buildProgram } from '../../src/cli/program.js';
import { Terminal } from '../../src/cli/terminal.js';
import { flags } from '../../src/config/flags.js';
import { contract } from '../../src/contract/load.js';
import { flagsMeant, meantValues, wordRows } from '../../src/contract/words.js';

const program = buildProgram(new Terminal({}, () => undefined));

t.test('what is read is made of the table', async (t) => {
  const read = readFileSync(new URL('../../src/contract/words.json', import.meta.url), 'utf8');
  t.ok(read === wordTable(), 'words.json: run npm run contract and commit the result');
});

t.test('no row has a word twice, nor the name itself', async (t) => {
  for (const kind of ['paths', 'fields', 'commands', 'project', 'simulator', 'flags', 'values'] as const) {
    for (const [guesses, name] of wordRows(kind)) {
      t.equal(new Set(guesses).size, guesses.length, `${kind} ${name}`);
      if (kind !== 'paths') t.notOk(guesses.includes(name), `${kind} ${name}`);
    }
  }
});

t.test(
  'a word for a flag leads to it at each command that has the flag, unless the command has one of that name',
  async (t) => {
    const all = [program, ...program.commands].flatMap(({ commands }) => commands);
    const wrong: string[] = [];
    for (const [guesses, name] of wordRows('flags')) {
      const having = all.filter(
        (command) =>
          command.options.some(({ long }) => long === `--${name}`) ||
          command.registeredArguments.some((argument) => argument.name() === name),
      );
      t.ok(having.length > 0, name);
      for (const command of having) {
        const words = command.parent === program ? [command.name()] : [command.parent!.name(), command.name()];
        for (const guess of guesses) {
          if (command.options.some(({ long, short }) => long === `--${guess}` || short === `-${guess}`)) continue;
          if (command.registeredArguments.some((argument) => argument.name() === guess)) continue;
          const advice = adviceOnFlag(`--${guess}`, program, words);
          const told = advice.includes(`--${name}`) || advice.includes(`<${name}>`);
          if (!told) wrong.push(`${words.join(' ')} --${guess}${advice}`);
        }
      }
    }
    t.same(wrong, []);
  },
);

t.test(
  'a flag of another command is named with that command, and one that nothing is like is not guessed',
  async (t) => {
    t.equal(adviceOnFlag('--har', program, ['history']), '; --har is a flag of exec, journal');
    t.equal(
      adviceOnFlag('--days', program, ['advance', '--days', '3']),
      '; did you mean <time>? (advance [options] [time])',
    );
    t.equal(adviceOnFlag('--xyzzy', program, ['advance']), '; advance --help lists its flags');
    t.equal(adviceOnFlag('--bind', program, []), '; did you mean --host?');
  },
);

t.test('an option of the library is found by the words for the flag', async (t) => {
  const names = flags.map(({ key }) => key);
  t.same(flagsMeant('hostname', names), ['host']);
  t.same(flagsMeant('cors', names), ['allowOrigin']);
  t.same(flagsMeant('logLvel', names), ['logLevel']);
  t.same(flagsMeant('xyzzy', names), []);
});

t.test('a word for a value leads to it where a list has it, whatever else is in the list', async (t) => {
  for (const [guesses, name] of wordRows('values')) {
    const wrong = guesses.filter((guess) => meantValues(guess, ['plugh', name]).join() !== name);
    t.same(wrong, [], name);
  }
});

t.test(
  'a value that several have in other words is answered with all of them, and one that too many have with none',
  async (t) => {
    const events = [...contract.events.keys()];
    t.same(meantValues('template.approved', events), ['KAKAOTALK_TEMPLATE_APPROVED', 'WHATSAPP_TEMPLATE_APPROVED']);
    t.same(meantValues('WHATSAPP_TEMPLATE_APROVED', events), ['WHATSAPP_TEMPLATE_APPROVED']);
    t.same(meantValues('bundle-done', events), ['BUNDLE_DONE']);
    t.same(meantValues('whatsapp', events), []);
    t.same(meantValues('xyzzy', events), []);
    t.same(meantValues('rejected', ['approve', 'reject', 'hold']), ['reject']);
    t.same(meantValues('whatsapp.sender.status', ['whatsapp.sender', 'kakaotalk.sender']), ['whatsapp.sender']);
  },
);
