// Commands that list what there is: projects, scenarios, lifecycles, and everything that can be forced.
import { basename, extname } from 'node:path';
import type { Command } from 'commander';
import { isJson } from '../contract/open-api.js';
import type { ControlScenarioInput } from '../contract/types.js';
import { loadYaml } from '../fixtures/yaml.js';
import { callsProject, callsSimulator } from './call.js';
import { Failure, reasonOf } from './failure.js';
import { jsonArgument } from './json-argument.js';
import { readText } from './read-text.js';
import type { Terminal } from './terminal.js';

export function addCatalog(program: Command, terminal: Terminal): void {
  const projects = program
    .command('projects')
    .description('Lists the projects in use, and those of the scenario that nothing has used yet.');
  callsSimulator(projects, terminal, (simulator) => simulator.projects({ all: true }), [
    'id',
    'begun',
    'scenario',
    'pending',
    'nextDue',
    'records',
  ]);
  const project = program.command('project').description('Shows the clock of a project and what it contains.');
  callsProject(project, terminal, (one) => one.describe());
  const forget = program
    .command('forget')
    .description('Deletes a project with its sub-projects, its file and its checkpoints.');
  callsProject(forget, terminal, (one) => one.forget());
  const scenarios = program
    .command('scenarios')
    .summary('list the scenarios that a project can be reset to, or add one')
    .description('Lists the scenarios that a project can be reset to.')
    .option('--add <file>', 'add a scenario from a YAML or JSON file');
  callsSimulator<{ add?: string }>(
    scenarios,
    terminal,
    (simulator, { options: { add } }) =>
      add === undefined ? simulator.scenarios() : simulator.addScenario(scenarioIn(add)),
    ['name', 'description', 'projects'],
  );
  const catalog = program
    .command('catalog')
    .summary('list everything that can be forced')
    .description(
      'Lists everything that can be forced: error codes, outcomes, triggers and magic values. With --examples or --of, the calls that show each entry.',
    )
    .option('--examples', 'list the calls that show each entry')
    .option('--of <operation>', 'list the calls that show this operation and its errors');
  callsSimulator<{ examples?: boolean; of?: string }>(catalog, terminal, (simulator, { options: { examples, of } }) =>
    examples || of !== undefined
      ? simulator.catalogExamples(of === undefined ? {} : { operation: of })
      : simulator.catalog(),
  );
  const lifecycles = program
    .command('lifecycles')
    .description('Lists every lifecycle, as rows and as a Mermaid diagram.');
  callsSimulator(lifecycles, terminal, (simulator) => simulator.lifecycles(), ['name', 'mermaid']);
}

/** A file as for `--scenario`, or with a name of its own. Throws Failure; the simulator validates what it contains. */
function scenarioIn(file: string): ControlScenarioInput {
  const text = readText(file);
  return jsonArgument<ControlScenarioInput>(file, /^\s*\{/.test(text) ? text : fromYaml(file, text));
}

function fromYaml(file: string, text: string): string {
  try {
    const content = loadYaml(text);
    return JSON.stringify(isJson(content) ? { name: basename(file, extname(file)), ...content } : content);
  } catch (error) {
    throw new Failure(`${file} is not YAML: ${reasonOf(error).split('\n')[0]}`, 2);
  }
}
