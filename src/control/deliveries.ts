// Webhook events on their way out.
import type { ControlDelivery } from '../contract/types.js';
import type { World } from '../engine/world.js';
import { type Control, reach } from './control.js';

/** Whoever sends the events, as this API needs it. */
export interface Sender {
  all(world: World): Iterable<ControlDelivery>;
}

export function deliveriesControl(sender: Sender): Control<'DeliveriesController'> {
  return {
    controller: 'DeliveriesController',
    handlers: {
      listDeliveries({ params }, simulation) {
        const world = reach(simulation, params);
        return { mode: world.deliveryMode, deliveries: [...sender.all(world)] };
      },
    },
  };
}
