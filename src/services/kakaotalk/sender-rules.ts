// What KakaoTalk refuses in a sender although the contract lets it through: the predicates of fixtures/rules/kakao.yaml.
import type { KakaotalkSenderChangesDetailsDto } from '../../contract/types.js';
import type { PlatformCheck } from '../../engine/model.js';
import { type CategoryCodes, unknownCategory } from './category-catalog.js';
import type { Sender } from './sender-record.js';

const fields = ['topLevelCategoryCode', 'midLevelCategoryCode', 'subLevelCategoryCode'] as const;

export const categoryCodesOf = (details: KakaotalkSenderChangesDetailsDto): CategoryCodes =>
  fields.map((field) => details[field]);

const categoryListed: PlatformCheck<Sender> = ({ changes, details }, world) => {
  const unknown = unknownCategory(world, categoryCodesOf(changes?.details ?? details ?? {}));
  return unknown && `details.${fields[unknown.level]} is ${unknown.code}`;
};

export const senderChecks: Readonly<Record<string, PlatformCheck<Sender>>> = { 'category-listed': categoryListed };
