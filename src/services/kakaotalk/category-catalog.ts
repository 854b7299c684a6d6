// KakaoTalk's categories: of businesses (a tree; a sender has one branch) and of message templates.
import type { KakaotalkSenderCategoryDto, KakaotalkTemplateCategoryDto } from '../../contract/types.js';
import type { World } from '../../engine/model.js';
import { Problem } from '../../engine/requests/problem.js';

export const senderCategories = (world: World): KakaotalkSenderCategoryDto[] =>
  world.catalog<{ categories: KakaotalkSenderCategoryDto[] }>('kakaotalk-sender-categories').categories;

export const templateCategories = (world: World): KakaotalkTemplateCategoryDto[] =>
  world.catalog<{ categories: KakaotalkTemplateCategoryDto[] }>('kakaotalk-template-categories').categories;

/**
 * Throws `sender_invalid_category_code` unless the codes, from the top down, are on one branch. A draft may omit some: codes
 * below a missing one cannot be checked, because a code is unique only under its parent.
 */
export function senderCategoriesMustExist(world: World, codes: readonly (string | undefined)[]): void {
  let choices = senderCategories(world);
  for (const code of codes) {
    if (code === undefined) return;
    const chosen = choices.find((category) => category.code === code);
    if (!chosen) throw new Problem('sender_invalid_category_code');
    choices = chosen.subcategories;
  }
}

/** Throws `template_invalid_category_code`. */
export function templateCategoryMustExist(world: World, code: string): void {
  const known = templateCategories(world).some(({ subcategories }) => subcategories.some((one) => one.code === code));
  if (!known) throw new Problem('template_invalid_category_code', { projectId: world.id });
}
