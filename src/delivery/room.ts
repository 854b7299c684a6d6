// How many deliveries a project has, and how long their bodies are: those that are finished make room for new ones.
import type { CollectionDefinition } from '../engine/model.js';
import type { ProjectWorld } from '../engine/world/world.js';
import { limits } from '../limits.js';

interface Counted {
  id: string;
  status: string;
  body: string;
}

const waits = ({ status }: Counted): boolean => status === 'pending' || status === 'held';

/** Deliveries that wait, and characters in the bodies of all. */
interface Load {
  waiting: number;
  text: number;
}

export class DeliveryRoom<Delivery extends Counted> {
  readonly #loads = new WeakMap<ProjectWorld, Load>();

  constructor(private readonly deliveries: CollectionDefinition<Delivery>) {}

  /** Adds a delivery to what its project has, or takes it away. */
  count(world: ProjectWorld, delivery: Delivery, sign: 1 | -1): void {
    const known = this.#loads.has(world);
    const load = this.#load(world);
    // The first time, everything that is there has just been counted.
    if (known || sign < 0) change(load, delivery, sign);
  }

  /** Removes the oldest finished deliveries that are too many. */
  trim(world: ProjectWorld): void {
    const records = world.collection(this.deliveries);
    const load = this.#load(world);
    while (records.size > limits.deliveries.most || load.text > limits.deliveryText.most) {
      const oldest = records.find((delivery) => !waits(delivery));
      if (!oldest) return;
      change(load, oldest, -1);
      records.remove(oldest);
      world.deliveriesChanged.notify(oldest.id);
    }
  }

  hasRoomFor(world: ProjectWorld, length: number): boolean {
    return this.#load(world).text + length <= limits.deliveryText.most;
  }

  /** Why a project can have no further delivery with a body of this length; makes room for it, if it can. */
  fullFor(world: ProjectWorld, length: number): string | undefined {
    const load = this.#load(world);
    const { waiting, deliveryText } = limits;
    if (load.waiting >= waiting.most) return `${waiting.most} deliveries of the project wait already`;
    load.text += length;
    this.trim(world);
    load.text -= length;
    if (this.hasRoomFor(world, length)) return undefined;
    return `the bodies of the deliveries that wait have ${deliveryText.most} characters already`;
  }

  #load(world: ProjectWorld): Load {
    const known = this.#loads.get(world);
    if (known) return known;
    const load = { waiting: 0, text: 0 };
    this.#loads.set(world, load);
    for (const delivery of world.collection(this.deliveries).values()) change(load, delivery, 1);
    return load;
  }
}

function change(load: Load, delivery: Counted, sign: 1 | -1): void {
  if (waits(delivery)) load.waiting += sign;
  load.text += sign * delivery.body.length;
}
