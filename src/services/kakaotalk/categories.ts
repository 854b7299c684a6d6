// KakaoTalk categories: the tree that a sender's three codes come from, and the groups that a template's code comes from.
// Both are catalogues, the same for every sender.

import { orderedList, page } from '../../engine/records/page.js';
import type { ServiceModule } from '../../engine/world/service-module.js';
import { senderCategories, templateCategories } from './category-catalog.js';
import { requireSender } from './sender-record.js';

export const categoriesModule: ServiceModule<'KakaotalkCategoriesController'> = {
  controller: 'KakaotalkCategoriesController',
  handlers: {
    listSenderCategories: (_call, world) => ({ categories: senderCategories(world) }),

    getTemplateCategories({ operation, params: { plusFriendId }, query }, world) {
      requireSender(world, plusFriendId);
      const placed = templateCategories(world).map((category, index) => ({
        category,
        place: `${index}`.padStart(3, '0'),
      }));
      const { items, fields } = page(
        orderedList(placed, ({ place }) => place),
        query,
        { scope: `${world.id} ${operation} ${plusFriendId}`, size: 50 },
      );
      return { ...fields, categories: items.map(({ category }) => category) };
    },
  },
};
