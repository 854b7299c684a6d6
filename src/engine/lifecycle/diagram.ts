// Draws a lifecycle as a Mermaid state diagram: one box per state field, with `[*]` for an empty field.
import type { Resource, Transition } from '../model.js';

export function diagramOf(of: Resource): string {
  const fields = Object.entries(of.transitions);
  const lines = fields.flatMap(([field, rows]) => {
    const box = nodeOf(field);
    return [`  state "${field}" as ${box} {`, ...linesOf(of, box, rows).map((line) => `    ${line}`), '  }'];
  });
  return ['stateDiagram-v2', ...lines].join('\n');
}

const nodeOf = (text: string): string => text.replace(/\W/g, '_');

export const startsOf = ({ from }: Transition): readonly (string | null)[] =>
  from === null || typeof from === 'string' ? [from] : from;

function statesIn(rows: readonly Transition[]): (string | null)[] {
  const named = rows.flatMap((row) => [...startsOf(row), row.to]);
  return [...new Set(named)].filter((state) => state !== '*' && state !== 'same');
}

function linesOf(of: Resource, box: string, rows: readonly Transition[]): string[] {
  const states = statesIn(rows);
  const node = (state: string | null): string => (state === null ? '[*]' : `${box}_${nodeOf(state)}`);
  const labels = new Map<string, Set<string>>();
  for (const row of rows) {
    for (const from of row.from === '*' ? states : startsOf(row)) {
      const to = row.to === 'same' ? from : row.to;
      // Mermaid cannot draw an edge from [*] to [*].
      if (from === null && to === null) continue;
      const edge = `${node(from)} --> ${node(to)}`;
      labels.set(edge, (labels.get(edge) ?? new Set()).add(labelOf(of, row)));
    }
  }
  return [
    ...states.filter((state) => state !== null).map((state) => `state "${state}" as ${node(state)}`),
    ...[...labels].map(([edge, events]) => `${edge}: ${[...events].join(', ')}`),
  ];
}

function labelOf(of: Resource, { on, by }: Transition): string {
  return by === 'client' ? on : `${on} (${of.decisions[by]?.who ?? by})`;
}
