// KakaoTalk's categories: of businesses (a tree; a sender has one branch) and of message templates.
import type { KakaotalkSenderCategoryDto, KakaotalkTemplateCategoryDto } from '../../contract/types.js';
import type { World } from '../../engine/model.js';
import { Problem } from '../../engine/requests/problem.js';

export const senderCategories = (world: World): KakaotalkSenderCategoryDto[] =>
  world.catalog<{ categories: KakaotalkSenderCategoryDto[] }>('kakaotalk-sender-categories').categories;

export const templateCategories = (world: World): KakaotalkTemplateCategoryDto[] =>
  world.catalog<{ categories: KakaotalkTemplateCategoryDto[] }>('kakaotalk-template-categories').categories;

/** The codes of a sender's category, from the top down. A draft may omit some. */
export type CategoryCodes = readonly (string | undefined)[];

/**
 * Throws `sender_invalid_category_code` unless the first code is in the tree and the others have the form of a code: the
 * real tree is larger than the catalogue.
 */
export function senderCategoriesMustBePossible(world: World, [top, ...below]: CategoryCodes): void {
  const known = senderCategories(world).map(({ code }) => code);
  const faults = [];
  if (top !== undefined && !known.includes(top)) {
    faults.push(`details.topLevelCategoryCode must be one of the following values: ${known.join(', ')}`);
  }
  for (const [index, code] of below.entries()) {
    if (code === undefined || /^\d{4}$/.test(code)) continue;
    faults.push(`details.${index === 0 ? 'midLevelCategoryCode' : 'subLevelCategoryCode'} must consist of 4 digits`);
  }
  if (faults.length > 0) throw new Problem('sender_invalid_category_code', {}, { validationErrors: faults });
}

/** The first code that is not in the tree, with its place; a code is unique only under its parent. */
export function unknownCategory(world: World, codes: CategoryCodes): { level: number; code: string } | undefined {
  let choices = senderCategories(world);
  for (const [level, code] of codes.entries()) {
    if (code === undefined) return undefined;
    const chosen = choices.find((category) => category.code === code);
    if (!chosen) return { level, code };
    choices = chosen.subcategories;
  }
  return undefined;
}

/** Throws `template_invalid_category_code`. */
export function templateCategoryMustExist(world: World, code: string): void {
  const known = templateCategories(world).some(({ subcategories }) => subcategories.some((one) => one.code === code));
  if (!known) throw new Problem('template_invalid_category_code', { projectId: world.id });
}
