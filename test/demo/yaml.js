// Writes readable YAML: what fits on a line is written on one, the rest is indented.
const width = 120;

const plain = /^[\p{L}_][\p{L}\p{N}_@/+.() -]*$/u;
const special = /^(true|false|null|yes|no|on|off|y|n)$/i;

function scalar(value) {
  if (typeof value !== 'string') return String(value);
  if (plain.test(value) && !special.test(value) && !value.endsWith(' ')) return value;
  return /[\n']/.test(value) ? JSON.stringify(value) : `'${value}'`;
}

const isCollection = (value) => typeof value === 'object' && value !== null;

function flow(value) {
  if (!isCollection(value)) return scalar(value);
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  const fields = Object.entries(value).map(([name, inner]) => `${scalar(name)}: ${flow(inner)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

const isEmpty = (value) => Object.keys(value).length === 0;

/** Lines of a map or a list; `open`: the number of levels that are never written on one line. */
function block(value, indent, open) {
  const space = ' '.repeat(indent);
  return Object.entries(value).flatMap(([name, inner]) => {
    const head = Array.isArray(value) ? '-' : `${scalar(name)}:`;
    const line = `${space}${head} ${flow(inner)}`;
    if (!isCollection(inner) || isEmpty(inner) || (open <= 0 && line.length <= width)) return [line];
    const lines = block(inner, indent + 2, open - 1);
    if (!Array.isArray(value)) return [`${space}${head}`, ...lines];
    return [`${space}- ${lines[0].trimStart()}`, ...lines.slice(1)];
  });
}

export const yaml = (value, open) => `${block(value, 0, open).join('\n')}\n`;
