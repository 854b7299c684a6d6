// docs/limits.md, from the table of src/limits.ts.

const titles = {
  requests: 'Requests',
  projects: 'Projects',
  memory: 'What a project remembers',
  webhooks: 'Webhooks',
};

const sizes = [
  [1024 * 1024, 'MiB'],
  [1024, 'KiB'],
];

/** A number as people read it, with its unit. */
function amount({ most, unit }, timeSpan) {
  if (unit.endsWith('time')) return `${timeSpan(most)} of ${unit}`;
  const [size, name] = sizes.find(([bytes]) => unit !== '' && most % bytes === 0) ?? [];
  if (size === undefined) return `${most.toLocaleString('en-US')} ${unit}`.trim();
  return unit === 'bytes' ? `${most / size} ${name}` : `${most / size} ${name.slice(0, 2)} ${unit}`;
}

export function limitsPage(sections, { table, code, timeSpan }) {
  const parts = Object.entries(sections).map(([name, rows]) => {
    const cells = Object.values(rows).map((row) => [
      row.what + (row.flag ? ` (${code(row.flag)})` : ''),
      amount(row, timeSpan),
      row.beyond,
    ]);
    return `## ${titles[name]}\n\n${table(['what', 'at most', 'beyond that'], cells)}`;
  });
  return `# Limits

No request may block the others for long, and no project may take all memory. The simulator therefore has limits of its own.
Those of the simulated platform, such as the number of templates of an account, are not here: they are
[platform rules](platform-rules.md) or part of the contract.

${parts.join('\n\n')}
`;
}
