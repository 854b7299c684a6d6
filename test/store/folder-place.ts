import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import root from 'tap';
import { fileNameOf } from '../../src/store/files.js';
import { Folder } from '../../src/store/folder.js';
import { edited, type Place, usualRoot } from './place.js';

// One folder for all tests of a file; removed after every simulator is closed.
const folders = root.testdir();

export const newFolder = (): string => mkdtempSync(join(folders, 'data-'));

export interface FolderPlace extends Place {
  path: string;
}

export function folderPlace(path = newFolder()): FolderPlace {
  const files = (): string[] => readdirSync(path).filter((file) => /\.(json|log)$/.test(file));
  const copied = (): string => {
    const copy = newFolder();
    cpSync(path, copy, { recursive: true, filter: (from) => from !== join(path, 'lock') });
    return copy;
  };
  return {
    path,
    config: { data: path },
    options: {},
    words: ['--data', path],
    open: () => Folder.open(path),
    copy: async () => folderPlace(copied()),
    async *peek() {
      const copy = copied();
      yield* (await Folder.open(copy)).load();
      rmSync(copy, { recursive: true });
    },
    // A write replaces a file, which gets another inode number, or makes it longer.
    writes: async () =>
      files()
        .map((file) => `${file} ${statSync(join(path, file)).ino} ${readFileSync(join(path, file), 'utf8').length}`)
        .join('\n'),
    text: async () =>
      readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== 'lock')
        .map((entry) => `${entry.name}\n${readFileSync(join(entry.parentPath, entry.name), 'utf8')}`)
        .join('\n'),
    async edit(change, project = usualRoot) {
      const file = join(path, fileNameOf(project));
      writeFileSync(file, edited(readFileSync(file, 'utf8'), change));
    },
    async put(project, snapshot) {
      writeFileSync(join(path, fileNameOf(project)), JSON.stringify(snapshot));
    },
    unreadable: /^--data: [^\n]*\.json cannot be read \([^\n]+\); move the file elsewhere [^\n]*$/,
    /** Folders in place of the files that are to be written cannot be opened for it, even by root. */
    async fail(project = usualRoot) {
      const [log, draft] = [join(path, fileNameOf(project, 'log')), join(path, `${fileNameOf(project)}.tmp`)];
      const hasLog = existsSync(log);
      if (hasLog) renameSync(log, `${log}.away`);
      for (const blocked of [log, draft]) mkdirSync(blocked);
      return async () => {
        for (const blocked of [log, draft]) rmSync(blocked, { recursive: true, force: true });
        if (hasLog) renameSync(`${log}.away`, log);
      };
    },
    /** As if it ran in another container. */
    async expire() {
      const lock = join(path, 'lock');
      writeFileSync(lock, JSON.stringify({ ...JSON.parse(readFileSync(lock, 'utf8')), namespace: 'elsewhere' }));
      const long = new Date(Date.now() - 11_000);
      utimesSync(lock, long, long);
    },
  };
}
