// Lays out the diagram of every state field, so that the dashboard draws coordinates and carries no layout engine.
import dagre from '@dagrejs/dagre';
import { createApplication } from '../src/app.js';
import { readConfig } from '../src/config.js';
import type { Diagram, DiagramEdge, Diagrams } from '../src/dashboard/diagram-data.js';
import { startsOf } from '../src/engine/lifecycle/diagram.js';
import type { Transition } from '../src/engine/model.js';

type State = string | null;

/** Pixels of a character of a state's name and of a label, and the height of a box and of a line. */
const size = { state: 7.2, label: 5.9, box: 28, line: 13 };

/** Every resource's diagrams, from the tables that it declares. */
export async function layOutDiagrams(): Promise<Diagrams> {
  const { simulation, close } = await createApplication(readConfig({ clock: 'frozen', logLevel: 'silent' }, {}));
  try {
    return Object.fromEntries(
      [...simulation.resources()].map(({ name, transitions }) => [
        name,
        Object.fromEntries(Object.entries(transitions).map(([field, rows]) => [field, layOut(rows)])),
      ]),
    );
  } finally {
    await close();
  }
}

export function layOut(rows: readonly Transition[]): Diagram {
  const all = rows.flatMap((row) => startsOf(row).map((from) => ({ from, to: row.to, event: row.on })));
  const stays = ({ from, to }: (typeof all)[number]): boolean => to === 'same' || to === from;
  const moves = all.filter((move) => !stays(move));
  const edges = new Map<string, { from: State; to: State; events: string[] }>();
  for (const { from, to, event } of moves) {
    const key = JSON.stringify([from, to]);
    const edge = edges.get(key) ?? { from, to, events: [] };
    if (!edge.events.includes(event)) edge.events.push(event);
    edges.set(key, edge);
  }
  const staying = all.filter(stays).map(({ event }) => event);
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 18, edgesep: 12, ranksep: 26, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  const states = new Set<State>([...edges.values()].flatMap(({ from, to }) => [from, to]));
  for (const row of rows) for (const from of startsOf(row)) if (from !== '*') states.add(from);
  for (const state of states) graph.setNode(String(state), boxOf(state));
  for (const { from, to, events } of edges.values()) {
    const width = Math.max(...events.map((event) => event.length)) * size.label + 8;
    graph.setEdge(String(from), String(to), { width, height: events.length * size.line, labelpos: 'c' });
  }
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes: [...states].map((state) => {
      const { x, y, width, height } = graph.node(String(state));
      return { state, x: Math.round(x), y: Math.round(y), width: Math.round(width), height };
    }),
    edges: [...edges.values()].map(({ from, to, events }): DiagramEdge => {
      const { points, x, y } = graph.edge(String(from), String(to));
      return { from, to, events, path: curve(points), x: Math.round(x), y: Math.round(y) };
    }),
    staying: [...new Set(staying)],
  };
}

const boxOf = (state: State): { width: number; height: number } => ({
  width: state === null || state === '*' ? 28 : Math.max(56, state.length * size.state + 18),
  height: size.box,
});

/** A smooth line through the points that the layout bends an edge at. */
function curve(points: readonly { x: number; y: number }[]): string {
  const at = ({ x, y }: { x: number; y: number }): string => `${x.toFixed(0)} ${y.toFixed(0)}`;
  const [first, ...rest] = points;
  const parts = [`M${at(first!)}`];
  for (const [index, point] of rest.entries()) {
    const next = rest[index + 1];
    if (next === undefined) parts.push(`L${at(point)}`);
    else parts.push(`Q${at(point)} ${at({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}`);
  }
  return parts.join('');
}
