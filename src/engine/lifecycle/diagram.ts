// A lifecycle drawn as a Mermaid state diagram: one box for each state field, `[*]` where the field is empty.
import type { Arrow, Lifecycle } from './lifecycle.js';

export function diagramOf(life: Lifecycle): string {
  const fields = Object.entries(life.tables);
  const lines = fields.flatMap(([field, arrows]) => {
    const box = nodeOf(field);
    return [`  state "${field}" as ${box} {`, ...rowsOf(life, box, arrows).map((row) => `    ${row}`), '  }'];
  });
  return ['stateDiagram-v2', ...lines].join('\n');
}

const nodeOf = (text: string): string => text.replace(/\W/g, '_');

function statesIn(arrows: readonly Arrow<never>[]): (string | null)[] {
  const named = arrows.flatMap(({ from, to }) => [...[from].flat(), to]);
  return [...new Set(named as (string | null)[])].filter((state) => state !== '*' && state !== 'same');
}

function rowsOf(life: Lifecycle, box: string, arrows: readonly Arrow<never>[]): string[] {
  const states = statesIn(arrows);
  const node = (state: string | null): string => (state === null ? '[*]' : `${box}_${nodeOf(state)}`);
  const labels = new Map<string, Set<string>>();
  for (const arrow of arrows) {
    const starts = arrow.from === '*' ? states : ([arrow.from].flat() as (string | null)[]);
    for (const from of starts) {
      const to = arrow.to === 'same' ? from : arrow.to;
      // Mermaid has no arrow from nothing to nothing.
      if (from === null && to === null) continue;
      const edge = `${node(from)} --> ${node(to)}`;
      labels.set(edge, (labels.get(edge) ?? new Set()).add(labelOf(life, arrow)));
    }
  }
  return [
    ...states.filter((state) => state !== null).map((state) => `state "${state}" as ${node(state)}`),
    ...[...labels].map(([edge, events]) => `${edge}: ${[...events].join(', ')}`),
  ];
}

function labelOf(life: Lifecycle, { on, by }: Arrow<never>): string {
  const who = by === undefined || by === 'client' ? undefined : (life.decisions?.[by]?.who ?? by);
  return who === undefined ? on : `${on} (${who})`;
}
