// Every lifecycle, as rows and as a diagram, generated from the tables that the resources declare.
import type { ControlTransition } from '../contract/types.js';
import { diagramOf, startsOf } from '../engine/lifecycle/diagram.js';
import type { Resource, Transition } from '../engine/model.js';
import type { Control } from './control.js';
import { takesOf } from './event-data.js';

export const lifecyclesControl: Control<'LifecyclesController'> = {
  controller: 'LifecyclesController',
  handlers: {
    listLifecycles: (_call, simulation) => ({
      lifecycles: [...simulation.resources()].map((resource) => ({
        name: resource.name,
        fields: Object.entries(resource.transitions).map(([field, rows]) => ({
          field,
          transitions: rows.map((row) => view(resource, row)),
        })),
        mermaid: diagramOf(resource),
      })),
    }),
  },
};

function view(resource: Resource, row: Transition): ControlTransition {
  const who = resource.decisions[row.by]?.who;
  const takes = takesOf(resource, row.on);
  return {
    event: row.on,
    from: [...startsOf(row)],
    to: row.to,
    by: row.by,
    ...(who && { who }),
    conditional: row.when !== undefined,
    ...(row.sends && { webhookEvent: row.sends }),
    ...(row.log && { activity: row.log }),
    ...(Object.keys(takes).length > 0 && { with: takes }),
  };
}
