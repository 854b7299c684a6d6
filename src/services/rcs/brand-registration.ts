// The registration of a sender's brand, which only launches in the United States with questionnaire v2 need (chosen). The
// registration process moves, the brand's own status follows it.
import { transitionsOf } from '../../engine/lifecycle/resource.js';
import type { World } from '../../engine/model.js';
import { hidden } from '../../engine/records/hidden.js';
import { type BrandRegistration, brandNameOf, lacksVideo, type Sender } from './sender-record.js';
import { brandRegistrations, senderOf, senders } from './sender-resources.js';

const notified = {
  sends: 'RCS_BRAND_REGISTRATION_PROCESS_STATUS_UPDATED',
  extras: ({ registration }: BrandRegistration, { comment }: { comment?: string }) => ({
    status: registration.status,
    ...(comment !== undefined && { comment }),
  }),
} as const;
const atReview = ['PENDING_REVIEW', 'MANUAL_REVIEW'] as const;

// biome-ignore format: a table, one row a transition
transitionsOf(brandRegistrations, {
  'registration.status': [
    { on: 'submit', from: 'NEW', to: 'PENDING_REVIEW', ...notified },
    { on: 'approve', from: atReview, to: 'COMPLETED', ...notified, next: continueLaunch },
    { on: 'reject', from: atReview, to: 'REJECTED', ...notified, next: withdrawLaunch },
    { on: 'escalate', from: 'PENDING_REVIEW', to: 'MANUAL_REVIEW', ...notified },
    { on: 'sendBack', from: atReview, to: 'INCOMPLETE', ...notified },
    { on: 'submit', by: 'platform', from: 'INCOMPLETE', to: 'PENDING_REVIEW', ...notified },
    { on: 'archive', from: 'COMPLETED', to: 'ARCHIVED', ...notified },
    { on: 'begin', from: ['REJECTED', 'ARCHIVED'], to: 'NEW', ...notified },
  ],
  status: [
    { on: 'approve', from: 'DRAFT', to: 'COMPLETED' },
    { on: 'archive', from: 'COMPLETED', to: 'ARCHIVED' },
    { on: 'begin', from: 'ARCHIVED', to: 'DRAFT' },
  ],
});

/** Whether a launch of this sender has to wait for its brand. */
export function awaitsBrand(world: World, sender: Sender): boolean {
  const { countries = [] } = sender.details;
  if (!countries.includes('US') || sender[hidden].usVersion !== 'v2') return false;
  return world.collection(brandRegistrations).get(sender.id)?.registration.status !== 'COMPLETED';
}

/** Begins the registration, or begins it again after it failed; one that is under way continues. */
export function registerBrand(world: World, sender: Sender): void {
  const records = world.collection(brandRegistrations);
  const present = records.get(sender.id);
  if (!present) {
    const registration = { id: world.uuid(), status: 'NEW' } as const;
    const added = records.add({ id: world.uuid(), status: 'DRAFT', registration, [hidden]: { senderId: sender.id } });
    world.decisions.adopt(brandRegistrations, added);
  } else if (['REJECTED', 'ARCHIVED'].includes(present.registration.status)) {
    world.fire(brandRegistrations, present, 'begin');
  }
}

/** A prepared launch begins once neither video nor brand is missing. */
export function proceed(world: World, sender: Sender): void {
  if (sender.state !== 'PREPARING_LAUNCH') return;
  // An edit may have made the brand needed only now.
  if (awaitsBrand(world, sender)) registerBrand(world, sender);
  if (lacksVideo(sender)) return;
  // The client may have added the video: Sinch staff need not add one.
  world.decisions.close(senders, sender, 'state');
  if (!awaitsBrand(world, sender)) world.fire(senders, sender, 'begin');
}

/** With the brand its campaign is registered, and the launch continues unless something else is missing. */
function continueLaunch(registration: BrandRegistration, _data: object, world: World): void {
  const sender = senderOf(world, registration);
  sender.campaignDetails = { id: world.uuid(), campaignName: brandNameOf(sender), requestId: world.uuid() };
  proceed(world, sender);
}

/** A launch that no longer needs the brand, since an edit took the United States out, continues without it. */
function withdrawLaunch(registration: BrandRegistration, _data: object, world: World): void {
  const sender = senderOf(world, registration);
  if (sender.state === 'PREPARING_LAUNCH' && awaitsBrand(world, sender)) world.fire(senders, sender, 'withdraw');
}
