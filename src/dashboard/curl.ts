// Reads a curl command, so that one from a terminal, a document or a chat can be sent from the page.

export interface Call {
  method: string;
  /** Path and query. */
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** What an option does to a call; each takes one value. */
const options: Readonly<Record<string, (call: Draft, value: string) => void>> = {
  '-X': (call, value) => {
    call.method = value.toUpperCase();
  },
  '-H': ({ headers }, value) => {
    const colon = value.indexOf(':');
    if (colon < 1) throw new SyntaxError(`'${value}' is not a header; expected e.g. 'accept: application/json'.`);
    headers[value.slice(0, colon).trim().toLowerCase()] = value.slice(colon + 1).trim();
  },
  '-u': ({ headers }, value) => {
    headers.authorization = `Basic ${base64(value)}`;
  },
  '-d': (call, value) => {
    if (value.startsWith('@')) throw new SyntaxError('The page cannot read a file: paste its content after -d.');
    call.body = call.body === undefined ? value : `${call.body}&${value}`;
    call.headers['content-type'] ??= 'application/json';
  },
  '--url': (call, value) => {
    call.url = value;
  },
};

const aliases: Readonly<Record<string, string>> = {
  '--request': '-X',
  '--header': '-H',
  '--user': '-u',
  '--data': '-d',
  '--data-raw': '-d',
  '--data-binary': '-d',
  '--json': '-d',
};

/** Options that change what curl prints or how it connects, and whether a value follows. */
const ignored: Readonly<Record<string, boolean>> = {
  '-o': true,
  '--output': true,
  '-w': true,
  '--write-out': true,
  '-m': true,
  '--max-time': true,
  '--connect-timeout': true,
  '--retry': true,
  '--compressed': false,
  '--silent': false,
  '--show-error': false,
  '--include': false,
  '--location': false,
  '--insecure': false,
  '--fail': false,
  '--verbose': false,
};

interface Draft {
  method?: string;
  url?: string;
  headers: Record<string, string>;
  body?: string;
}

/**
 * The call that a curl command makes, whatever host it names: `base` is where the simulator is. `{projectId}` stands for the
 * project. Throws a SyntaxError that says what is wrong.
 */
export function callOf(command: string, base: URL, project: string): Call {
  const words = wordsOf(command);
  if (words[0] === '$') words.shift();
  if (words.shift() !== 'curl') throw new SyntaxError('A command starts with curl.');
  const draft: Draft = { headers: {} };
  while (words.length > 0) take(words, draft);
  if (draft.url === undefined) throw new SyntaxError('The command names no URL.');
  const path = pathOf(draft.url, base).replaceAll('{projectId}', encodeURIComponent(project));
  const hole = /\{\w+\}/.exec(path);
  if (hole) throw new SyntaxError(`Replace ${hole[0]} in the URL by a value.`);
  const { headers, body } = draft;
  const method = draft.method ?? (body === undefined ? 'GET' : 'POST');
  return { method, path, headers, ...(body !== undefined && { body }) };
}

function take(words: string[], draft: Draft): void {
  const word = words.shift()!;
  if (!word.startsWith('-') || word === '-') {
    draft.url = word;
    return;
  }
  const [, name = word, joined] = /^(--[\w-]+)=(.*)$/s.exec(word) ?? /^(-[XHud])(.+)$/s.exec(word) ?? [];
  const option = options[aliases[name] ?? name];
  if (option) {
    const value = joined ?? words.shift();
    if (value === undefined) throw new SyntaxError(`${name} needs a value.`);
    option(draft, value);
  } else if (ignored[name] === true) words.shift();
  else if (ignored[name] === undefined && !/^-[a-zA-Z]+$/.test(name)) {
    throw new SyntaxError(`${name} is not supported here; use -X, -H, -u and -d.`);
  }
}

/** Path and query of a URL; the path that a proxy puts in front of the simulator is not part of it. */
function pathOf(text: string, base: URL): string {
  const url = new URL(/^https?:\/\//.test(text) ? text : `http://${text.replace(/^\/+/, 'host/')}`);
  const path = url.pathname.replaceAll('%7B', '{').replaceAll('%7D', '}');
  return (path.startsWith(base.pathname) ? `/${path.slice(base.pathname.length)}` : path) + url.search;
}

/** The words of a command as a POSIX shell splits them. */
export function wordsOf(command: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let index = 0; index < command.length; index += 1) {
    const character = command[index]!;
    const next = command[index + 1];
    if (quote === "'" ? character === "'" : quote !== '' && character === '"') quote = '';
    else if (character === '\\' && quote !== "'" && next !== undefined) {
      const literally = quote === '' || /["\\$`]/.test(next);
      if (next !== '\n') word = `${word ?? ''}${literally ? '' : '\\'}${next}`;
      index += 1;
    } else if (quote !== '') word = `${word ?? ''}${character}`;
    else if (character === "'" || character === '"') {
      quote = character;
      word ??= '';
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = `${word ?? ''}${character}`;
  }
  if (quote !== '') throw new SyntaxError(`A quotation mark (${quote}) is not closed.`);
  if (word !== undefined) words.push(word);
  return words;
}

/** In single quotes for a POSIX shell. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

export const base64 = (text: string): string => btoa(String.fromCodePoint(...new TextEncoder().encode(text)));
