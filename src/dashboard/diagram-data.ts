// The shape of a drawn lifecycle, which the build computes: see build/diagrams.ts.

/** A state with the middle of its box; `state` is null for the empty field, `*` for "any state". */
export interface DiagramNode {
  state: string | null;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** All events that lead from one state to another. */
export interface DiagramEdge {
  from: string | null;
  to: string | null;
  events: string[];
  /** SVG path data. */
  path: string;
  /** Middle of the label. */
  x: number;
  y: number;
}

export interface Diagram {
  width: number;
  height: number;
  nodes: DiagramNode[];
  edges: DiagramEdge[];
  /** Events after which the state is what it was. */
  staying: string[];
}

/** By lifecycle, then by state field. */
export type Diagrams = Record<string, Record<string, Diagram>>;
