// The registration of a sender's brand, which only launches in the United States with questionnaire v2 need (chosen). The
// registration process moves, the brand's own status follows it.
import type {
  RcsBrandRegistrationProcessStatusesEnum,
  RcsBrandRegistrationStatusesEnum,
} from '../../contract/types.js';
import { type Given, lifecycle } from '../../engine/lifecycle/lifecycle.js';
import { hidden } from '../../engine/records/collection.js';
import type { World } from '../../engine/world/world.js';
import { type BrandRegistration, brandRegistrations } from './sender-parts.js';
import { brandNameOf, lacksVideo, moveSender, type Sender, senders, view } from './sender-record.js';

const senderOf = (world: World, registration: BrandRegistration): Sender =>
  world.collection(senders).require(registration[hidden].senderId);

const told = {
  event: 'RCS_BRAND_REGISTRATION_PROCESS_STATUS_UPDATED',
  extras: ({ registration }: BrandRegistration, { comment }: Given) => ({
    status: registration.status,
    ...(comment !== undefined && { comment }),
  }),
  with: { comment: 'text' },
} as const;
const atReview = ['PENDING_REVIEW', 'MANUAL_REVIEW'] as const;

// biome-ignore format: a table, one row an arrow
export const brandRegistrationLifecycle = lifecycle<
  BrandRegistration,
  { 'registration.status': RcsBrandRegistrationProcessStatusesEnum; status: RcsBrandRegistrationStatusesEnum }
>({
  name: 'rcs.brandRegistration',
  find: (world, key) => world.collection(brandRegistrations).get(key),
  all: (world) => world.collection(brandRegistrations).values(),
  key: brandRegistrations.key,
  names: (registration, world) => [brandNameOf(senderOf(world, registration))],
  payload: (registration, world) => view(world, senderOf(world, registration)),
  decisions: { submission: { who: 'Sinch' }, review: { who: 'the brand registry' } },
  tables: {
    'registration.status': [
      { on: 'submit', by: 'submission', from: 'NEW', to: 'PENDING_REVIEW', ...told },
      { on: 'approve', by: 'review', from: atReview, to: 'COMPLETED', ...told, next: goOn },
      { on: 'reject', by: 'review', from: atReview, to: 'REJECTED', ...told, next: giveUp },
      { on: 'escalate', by: 'platform', from: 'PENDING_REVIEW', to: 'MANUAL_REVIEW', ...told },
      { on: 'sendBack', by: 'platform', from: atReview, to: 'INCOMPLETE', ...told },
      { on: 'submit', by: 'platform', from: 'INCOMPLETE', to: 'PENDING_REVIEW', ...told },
      { on: 'archive', by: 'platform', from: 'COMPLETED', to: 'ARCHIVED', ...told },
      { on: 'begin', from: ['REJECTED', 'ARCHIVED'], to: 'NEW', ...told },
    ],
    status: [
      { on: 'approve', by: 'review', from: 'DRAFT', to: 'COMPLETED' },
      { on: 'archive', by: 'platform', from: 'COMPLETED', to: 'ARCHIVED' },
      { on: 'begin', from: 'ARCHIVED', to: 'DRAFT' },
    ],
  },
});

/** Whether a launch of this sender has to wait for its brand. */
export function awaitsBrand(world: World, sender: Sender): boolean {
  const { countries = [] } = sender.details;
  if (!countries.includes('US') || sender[hidden].usVersion !== 'v2') return false;
  return world.collection(brandRegistrations).get(sender.id)?.registration.status !== 'COMPLETED';
}

/** Begins the registration, or begins it again after it failed; one that is under way goes on. */
export function registerBrand(world: World, sender: Sender): void {
  const records = world.collection(brandRegistrations);
  const present = records.get(sender.id);
  if (!present) {
    const registration = { id: world.uuid(), status: 'NEW' } as const;
    const added = records.add({ id: world.uuid(), status: 'DRAFT', registration, [hidden]: { senderId: sender.id } });
    world.decisions.adopt(brandRegistrationLifecycle, added);
  } else if (['REJECTED', 'ARCHIVED'].includes(present.registration.status)) {
    world.fire(brandRegistrationLifecycle, present, 'begin');
  }
}

/** A prepared launch begins once neither video nor brand is missing. */
export function proceed(world: World, sender: Sender): void {
  if (sender.state !== 'PREPARING_LAUNCH') return;
  // An edit may have made the brand needed only now.
  if (awaitsBrand(world, sender)) registerBrand(world, sender);
  if (lacksVideo(sender)) return;
  // Whoever gave the video: nobody has to add one any more.
  world.decisions.close('rcs.sender', sender.id, 'state');
  if (!awaitsBrand(world, sender)) moveSender(world, sender, 'begin');
}

/** With the brand its campaign is registered, and the launch goes on unless something else is missing. */
function goOn(registration: BrandRegistration, _given: Given, world: World): void {
  const sender = senderOf(world, registration);
  sender.campaignDetails = { id: world.uuid(), campaignName: brandNameOf(sender), requestId: world.uuid() };
  proceed(world, sender);
}

/** A launch that does not need the brand any more, since an edit took the United States out, goes on without it. */
function giveUp(registration: BrandRegistration, _given: Given, world: World): void {
  const sender = senderOf(world, registration);
  if (sender.state === 'PREPARING_LAUNCH' && awaitsBrand(world, sender)) moveSender(world, sender, 'withdraw');
}
