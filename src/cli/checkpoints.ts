import type { Command } from 'commander';
import type { Project } from '../library/project.js';
import { callsProject } from './call.js';
import type { Terminal } from './terminal.js';

type Call = (project: Project, name: string) => Promise<unknown>;

const calls: readonly (readonly [word: string, description: string, call: Call])[] = [
  [
    'save',
    'Saves the state of the project; replaces a checkpoint of the same name.',
    (project, name) => project.checkpoint(name),
  ],
  [
    'restore',
    'Restores the state of a checkpoint, and keeps the checkpoint.',
    (project, name) => project.restore(name),
  ],
  ['show', 'Shows the time and the size of a checkpoint.', (project, name) => project.savedCheckpoint(name)],
  ['remove', 'Removes a checkpoint.', (project, name) => project.deleteCheckpoint(name)],
];

export function addCheckpoints(program: Command, terminal: Terminal): void {
  const checkpoints = program
    .command('checkpoints')
    .summary('list, save, restore and compare checkpoints: checkpoints save before')
    .description('Lists the checkpoints of a project; its commands save, restore and compare them.');
  const list = checkpoints.command('list', { isDefault: true }).description('Lists the checkpoints.');
  callsProject(list, terminal, (project) => project.checkpoints(), ['name', 'now', 'projects', 'size']);
  for (const [word, description, call] of calls) {
    const command = checkpoints.command(word).description(description).argument('<name>', 'name of the checkpoint');
    callsProject(command, terminal, (project, { words: [name = ''] }) => call(project, name));
  }
  const diff = checkpoints
    .command('diff')
    .description('Lists what has changed since a checkpoint.')
    .argument('<name>', 'name of the checkpoint');
  const columns = ['project', 'part', 'key', 'change', 'fields'];
  callsProject(
    diff,
    terminal,
    async (project, { words: [name = ''] }) => (await project.compare(name)).changes,
    columns,
  );
}
