// Usernames: which ones are taken, and those that Meta would suggest: made from the display name, the same at every call.
import type { World } from '../../engine/model.js';
import { senders } from './sender-lifecycle.js';
import { inReview, type Sender } from './sender-record.js';
import { usernameFault } from './sender-rules.js';

/** Whether another sender has the username, or waits for it. */
export const isTaken = (world: World, username: string, sender: Sender): boolean =>
  world.collection(senders).find((other) => {
    if (other === sender) return false;
    const { value, status } = other.metadata?.username ?? {};
    const waiting = status !== undefined && inReview.includes(status) ? value : undefined;
    return [other.details?.username, waiting].some((name) => name?.toLowerCase() === username.toLowerCase());
  }) !== undefined;

const wanted = 3;
/** Leaves room for what is added to a name that is taken. */
const longest = 20;

export function suggestedUsernames(world: World, sender: Sender): string[] {
  const displayName = sender.changes?.details?.displayName ?? sender.details?.displayName ?? '';
  const plain = displayName
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, longest);
  const name = [plain, `${plain}sender`].find((each) => usernameFault(each) === undefined) ?? `the${plain}`;
  const chance = world.chance(`suggested usernames ${sender.id}`);
  const region = sender.region.toLowerCase();
  const found = [name, `${name}.official`, `${name}_${region}`].filter((each) => !isTaken(world, each, sender));
  while (found.length < wanted) {
    const numbered = `${name}${chance.integer(10, 9999)}`;
    if (!found.includes(numbered) && !isTaken(world, numbered, sender)) found.push(numbered);
  }
  return found;
}
