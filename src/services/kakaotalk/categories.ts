// KakaoTalk categories: the tree that a sender's three codes come from, and the groups that a template's code comes from.
// Both are catalogues, the same for every sender.

import type { ServiceModule } from '../../engine/model.js';
import { listPage, orderedList } from '../../engine/records/page.js';
import { senderCategories, templateCategories } from './category-catalog.js';
import { requireSender } from './sender-record.js';

export const categoriesModule: ServiceModule<'KakaotalkCategoriesController'> = {
  controller: 'KakaotalkCategoriesController',
  handlers: {
    listSenderCategories: (_call, world) => ({ categories: senderCategories(world) }),

    getTemplateCategories(call, world) {
      requireSender(world, call.params.plusFriendId);
      const placed = templateCategories(world).map((category, index) => ({
        category,
        place: `${index}`.padStart(3, '0'),
      }));
      const { items, fields } = listPage(
        call,
        world,
        orderedList(placed, ({ place }) => place),
      );
      return { ...fields, categories: items.map(({ category }) => category) };
    },
  },
};
