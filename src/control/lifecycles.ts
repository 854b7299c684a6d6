// Every lifecycle, as rows and as a diagram; both are made from the tables that the modules declare.
import type { ControlArrow } from '../contract/types.js';
import { diagramOf } from '../engine/lifecycle/diagram.js';
import type { Arrow, Lifecycle } from '../engine/lifecycle/lifecycle.js';
import type { Control } from './control.js';
import { takesOf } from './given.js';

export const lifecyclesControl: Control<'LifecyclesController'> = {
  controller: 'LifecyclesController',
  handlers: {
    listLifecycles: (_call, simulation) => ({
      lifecycles: [...simulation.lifecycles()].map((life) => ({
        name: life.name,
        fields: Object.entries(life.tables).map(([field, arrows]) => ({
          field,
          arrows: arrows.map((arrow) => view(life, arrow)),
        })),
        mermaid: diagramOf(life),
      })),
    }),
  },
};

function view(life: Lifecycle, arrow: Arrow<never>): ControlArrow {
  const who = arrow.by && life.decisions?.[arrow.by]?.who;
  const takes = takesOf([arrow]);
  return {
    event: arrow.on,
    from: [arrow.from].flat() as (string | null)[],
    to: arrow.to,
    by: arrow.by ?? 'client',
    ...(who && { who }),
    conditional: arrow.when !== undefined,
    ...(arrow.event && { webhookEvent: arrow.event }),
    ...(arrow.log && { activity: arrow.log }),
    ...(Object.keys(takes).length > 0 && { with: takes }),
  };
}
