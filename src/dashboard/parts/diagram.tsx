// The lifecycle as a drawing in which the record stands where it is. The coordinates come from the build.
import { signal } from '@preact/signals';
import { base } from '../client.js';
import type { Diagrams, Diagram as Drawing } from '../diagram-data.js';
import { words } from './chip.js';

/** The name of the file with the coordinates, which the build puts here. */
declare const DIAGRAMS: string;

const diagrams = signal<Diagrams | undefined>(undefined);
let asked = false;

/** Pixels between two lines of a label. */
const line = 13;

interface DiagramOptions {
  lifecycle: string;
  field: string;
  /** The record's state; undefined: no record, only the lifecycle. */
  state?: string | null | undefined;
  /** Events that can happen now. */
  possible?: readonly string[];
}

export function Diagram({ lifecycle, field, state, possible = [] }: DiagramOptions) {
  if (!asked) {
    asked = true;
    void fetch(new URL(`dashboard/${DIAGRAMS}`, base))
      .then((response) => response.json())
      .then((all: Diagrams) => {
        diagrams.value = all;
      });
  }
  const drawing = diagrams.value?.[lifecycle]?.[field];
  if (!drawing || drawing.nodes.length === 0) return null;
  return <Drawn {...{ drawing, field, state, possible }} />;
}

interface DrawnOptions extends Pick<DiagramOptions, 'field' | 'state'> {
  drawing: Drawing;
  possible: readonly string[];
}

function Drawn({ drawing, field, state, possible }: DrawnOptions) {
  const { width, height, nodes, edges, staying } = drawing;
  const here = state === undefined ? '' : ` It is ${state === null ? 'empty' : words(state)}.`;
  return (
    <figure class="diagram">
      <div class="scroll" tabIndex={0} role="region" aria-label={`Diagram of ${field}`}>
        <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img">
          <title>{`States of ${field}.${here}`}</title>
          <defs>
            <marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
              <path d="M0 0L8 4L0 8z" fill="context-stroke" />
            </marker>
          </defs>
          {edges.map((edge) => {
            const open = edge.from === (state ?? null) || edge.from === '*';
            const now = open && edge.events.some((event) => possible.includes(event));
            return (
              <g key={`${edge.from} ${edge.to}`} class={now ? 'edge now' : 'edge'}>
                <path d={edge.path} marker-end="url(#tip)" />
                {edge.events.map((event, index) => (
                  <text key={event} x={edge.x} y={edge.y + 4 + (index - (edge.events.length - 1) / 2) * line}>
                    {words(event)}
                  </text>
                ))}
              </g>
            );
          })}
          {nodes.map((node) => {
            const small = node.state === null || node.state === '*';
            return (
              <g key={String(node.state)} class={state !== undefined && node.state === state ? 'node here' : 'node'}>
                <rect
                  x={node.x - node.width / 2}
                  y={node.y - node.height / 2}
                  width={node.width}
                  height={node.height}
                  rx={small ? 14 : 6}
                />
                <text x={node.x} y={node.y + 4}>
                  {node.state === null ? '–' : node.state === '*' ? 'any' : words(node.state)}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
      {staying.length > 0 && <figcaption>Without a change of state: {staying.map(words).join(', ')}.</figcaption>}
    </figure>
  );
}
