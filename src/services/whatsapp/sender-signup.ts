// The ways to create a WhatsApp sender: a number of an embedded signup (and its deprecated form with a Facebook token), a new
// number, or one that a partner brings with its whole profile. Only the first is verified when it comes.
import type {
  WhatsappInputSenderPartnerInitiatedDto,
  WhatsappInputSenderPhoneProvisioningDto,
  WhatsappSenderChangesDetailsDto,
  WhatsappSenderInputDtoDeprecated,
  WhatsappSenderInputEsDto,
} from '../../contract/types.js';
import type { World } from '../../engine/model.js';
import { hidden } from '../../engine/records/hidden.js';
import { Problem } from '../../engine/requests/problem.js';
import { accountOf } from './account-lifecycle.js';
import { compatibleRegionsOf, placeOf, storageOf } from './business-managers.js';
import { codeMustBeNew, tokenMustBeGood } from './facebook-tokens.js';
import { senders } from './sender-lifecycle.js';
import { type Entry, numberOf, type Sender, secrets } from './sender-record.js';
import { type Waba, wabas } from './waba-record.js';

type EmbeddedSignup = WhatsappSenderInputEsDto | WhatsappSenderInputDtoDeprecated;
type OwnNumber = WhatsappInputSenderPhoneProvisioningDto | WhatsappInputSenderPartnerInitiatedDto;
export type NewSender = EmbeddedSignup | OwnNumber;

const isDeprecated = (body: NewSender): body is WhatsappSenderInputDtoDeprecated => 'name' in body;
const isPartnerInitiated = (body: NewSender): body is WhatsappInputSenderPartnerInitiatedDto =>
  'phoneNumberProvider' in body;
const isOwnNumber = (body: NewSender): body is OwnNumber =>
  isPartnerInitiated(body) || (!isDeprecated(body) && 'details' in body);

/** The sender that a request describes, not stored yet; throws the error that it meets in this world. */
export function senderFrom(world: World, body: NewSender): Sender {
  const entry = isPartnerInitiated(body)
    ? 'PARTNER_INITIATED'
    : isOwnNumber(body)
      ? 'PHONE_PROVISIONING'
      : 'EMBEDDED_SIGNUP';
  const sender = blank(world, body, entry);
  if (isOwnNumber(body)) takeOwnNumber(sender, body);
  else takeSignup(world, sender, body);
  numberMustBeFree(world, sender);
  return sender;
}

/** Details as the sender shows them: its number stands beside them. */
export function detailsFrom(body: NewSender): WhatsappSenderChangesDetailsDto | undefined {
  if (!('details' in body)) return undefined;
  const { countryCode, phoneNumber, ...details } = { countryCode: '', phoneNumber: '', ...body.details };
  return details;
}

export const isDraft = (body: NewSender): boolean => isPartnerInitiated(body) && body.status === 'DRAFT';

export const keepsDraft = (body: NewSender): boolean => isPartnerInitiated(body) && body.saveDraftOnFailure === true;

function blank(world: World, body: NewSender, entry: Entry): Sender {
  const account = accountOf(world);
  const asked = 'businessManager' in body ? body.businessManager : undefined;
  if (account && asked !== undefined && asked !== account.businessManager)
    throw new Problem('wrong_business_manager', { projectId: world.id });
  const home = account?.details?.senderDetails?.region;
  const known = home === 'UNRECOGNIZED' ? undefined : home;
  const { region, manager } = placeOf(body.region ?? known, asked ?? account?.businessManager);
  const created = world.clock.iso();
  return {
    id: world.uuid(),
    region,
    metaLocalStorage: body.metaLocalStorage ?? storageOf[region],
    cloudApi: true,
    created,
    modified: created,
    businessManager: manager,
    compatibleRegions: compatibleRegionsOf(manager),
    [hidden]: { ...secrets(world, entry), ...(account?.wabaId !== undefined && { wabaId: account.wabaId }) },
  };
}

function takeOwnNumber(sender: Sender, body: OwnNumber): void {
  const { countryCode, phoneNumber } = body.details;
  sender.countryCode = countryCode;
  if (phoneNumber !== undefined) sender.phoneNumber = phoneNumber;
  sender.numberProvider = isPartnerInitiated(body) ? body.phoneNumberProvider : 'CUSTOMER';
}

function takeSignup(world: World, sender: Sender, body: EmbeddedSignup): void {
  const inside = sender[hidden];
  inside.wabaId = wabaIdFor(world, body);
  const waba = world.collection(wabas).get(inside.wabaId);
  if (waba) mustFit(waba, sender, body.phoneNumberId);
  inside.phoneNumberId = body.phoneNumberId || freeNumberOf(world, waba);
  idMustBeFree(world, inside.phoneNumberId);
  const number = waba?.numbers.find(({ id }) => id === inside.phoneNumberId);
  if (number?.provisioned === false) throw new Problem('provisioned_phone_number_id');
  if (number) [sender.countryCode, sender.phoneNumber] = parted(number.displayPhoneNumber);
  proofMustBeGood(world, body);
}

/** Tokens last for a while; a code works once. */
function proofMustBeGood(world: World, body: EmbeddedSignup): void {
  const token = isDeprecated(body) ? body.facebookAccessToken : undefined;
  const code = isDeprecated(body) ? body.facebookCode : body.authenticationCode;
  if (token !== undefined) tokenMustBeGood(world, token, 'facebookAccessToken');
  else if (code !== undefined)
    codeMustBeNew(world, code, isDeprecated(body) ? 'facebookCode' : 'authenticationCode', 'invalid_facebook_token');
}

/** The business account that is asked for, or the project's, or the only one that fits. */
function wabaIdFor(world: World, { wabaId, phoneNumberId }: EmbeddedSignup): string {
  const known = accountOf(world)?.wabaId;
  const values = { projectId: world.id };
  if (wabaId) {
    if (known !== undefined && known !== wabaId) throw new Problem('wrong_waba_id', values);
    return wabaId;
  }
  if (known !== undefined) return known;
  const fitting = world
    .collection(wabas)
    .filter((waba) => !waba[hidden].takenElsewhere && (!phoneNumberId || has(waba, phoneNumberId)));
  if (fitting.length > 1) throw new Problem('too_many_waba_id', values);
  if (!fitting[0]) throw new Problem('not_found_waba_id', values);
  return fitting[0].id;
}

const has = ({ numbers }: Waba, phoneNumberId: string): boolean => numbers.some(({ id }) => id === phoneNumberId);

/** What a scenario says of a business account binds; one that it does not know is accepted without checks. */
function mustFit(waba: Waba, sender: Sender, phoneNumberId: string | undefined): void {
  const { takenElsewhere, businessManager = sender.businessManager, region = sender.region } = waba[hidden];
  if (takenElsewhere) throw new Problem('waba_id_used');
  if (businessManager !== sender.businessManager) throw new Problem('invalid_business_manager');
  if (region !== sender.region || (phoneNumberId && !has(waba, phoneNumberId)))
    throw new Problem('invalid_waba_id_or_phone_number_id_for_region');
}

function freeNumberOf(world: World, waba: Waba | undefined): string {
  if (!waba) return world.digits(15);
  const free = waba.numbers.find(({ id, provisioned }) => provisioned && !userOf(world, id));
  if (!free) throw new Problem('all_phone_number_id_provisioned');
  return free.id;
}

const userOf = (world: World, phoneNumberId: string): Sender | undefined =>
  world.collection(senders).find((sender) => sender[hidden].phoneNumberId === phoneNumberId);

function idMustBeFree(world: World, phoneNumberId: string): void {
  if (userOf(world, phoneNumberId)) throw new Problem('used_phone_number_id');
}

/** No two senders have one number. */
function numberMustBeFree(world: World, sender: Sender): void {
  const number = numberOf(sender);
  if (number === undefined) return;
  if (world.collection(senders).find((other) => numberOf(other) === number)) throw new Problem('used_phone_number_id');
}

/** Calling codes of one and two digits; all others have three. */
const callingCode = /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;

function parted(displayPhoneNumber: string): [countryCode: string, phoneNumber: string] {
  const digits = displayPhoneNumber.replace(/\D/g, '');
  const code = callingCode.exec(digits)?.[0] ?? '';
  return [code, digits.slice(code.length)];
}
