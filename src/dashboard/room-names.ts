/** The rooms of a project, in the order of the navigation. */
export const roomNames = [
  'resources',
  'timeline',
  'agenda',
  'requests',
  'webhooks',
  'rules',
  'faults',
  'checkpoints',
  'catalogue',
  'settings',
] as const;

export type Room = (typeof roomNames)[number];
