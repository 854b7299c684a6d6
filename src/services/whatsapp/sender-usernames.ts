// Usernames that Meta would suggest: made from the display name, the same at every call, none that somebody has.
import type { World } from '../../engine/world/world.js';
import { isTaken, type Sender } from './sender-record.js';

const wanted = 3;

export function suggestedUsernames(world: World, sender: Sender): string[] {
  const displayName = sender.changes?.details?.displayName ?? sender.details?.displayName ?? '';
  const plain = displayName.toLowerCase().replace(/[^a-z0-9]/g, '');
  const name = plain.length < 3 ? `${plain}sender` : plain;
  const chance = world.chance(`suggested usernames ${sender.id}`);
  const region = sender.region.toLowerCase();
  const found = [name, `${name}.official`, `${name}_${region}`].filter((each) => !isTaken(world, each, sender));
  while (found.length < wanted) {
    const numbered = `${name}${chance.integer(10, 9999)}`;
    if (!found.includes(numbered) && !isTaken(world, numbered, sender)) found.push(numbered);
  }
  return found;
}
