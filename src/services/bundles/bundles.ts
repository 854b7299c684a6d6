// Bundles: a sub-project, an SMS app, a Conversation app and webhooks in one order. The order is taken at once and carried
// out bit by bit; what comes of it is real: the sub-project is a project, its SMS app is in its list.
import { contract } from '../../contract/load.js';
import type { BundlesHttpStatusCodeEnum } from '../../contract/types.js';
import { orderedList, page } from '../../engine/records/page.js';
import { Problem } from '../../engine/requests/problem.js';
import type { ServiceModule } from '../../engine/world/service-module.js';
import { conversationApps } from '../conversation/app-record.js';
import { bundleLifecycle } from './bundle-lifecycle.js';
import { bundleFrom } from './bundle-order.js';
import { type Bundle, bundles, bundlesOf, holderOf, locate, openHolder, view } from './bundle-record.js';

export const bundlesModule: ServiceModule<'BundlesBundlesController'> = {
  controller: 'BundlesBundlesController',
  collections: [bundles],
  lifecycles: [bundleLifecycle],
  handlers: {
    list({ operation, query }, world) {
      const { items, fields } = page(
        orderedList(bundlesOf(world), ({ id }) => id),
        query,
        {
          scope: `${world.id} ${operation}`,
          size: 10,
          filters: ['filterConvAppIds', 'filterSmsAppIds', 'filterStates'],
          where:
            ({ filterConvAppIds, filterSmsAppIds, filterStates }) =>
            ({ convApp, smsApp, state }: Bundle) =>
              (!filterConvAppIds || (convApp !== undefined && filterConvAppIds.includes(convApp.id))) &&
              (!filterSmsAppIds || (smsApp !== undefined && filterSmsAppIds.includes(smsApp.id))) &&
              (!filterStates || filterStates.includes(state)),
        },
      );
      return { ...fields, bundles: items.map(({ id }) => viewOf(locate(world, id)!)) };
    },

    create({ body }, world) {
      const bundle = bundleFrom(world, body);
      world.decisions.ask(bundleLifecycle, 'order', bundle, { projectId: world.id });
      world.collection(bundles).add(bundle);
      // Its id is known from here on, so that the project must be there; the bundle tells when it is ready.
      openHolder(world, bundle);
      world.fire(bundleLifecycle, bundle, 'order');
      return view(world, bundle);
    },

    get({ params }, world) {
      const found = locate(world, params.bundleId);
      if (!found) throw new Problem('bundle_not_found', { projectId: world.id });
      const { home, bundle } = found;
      const { state, convApp, projectId } = bundle;
      if (state === 'DONE' && convApp && !holderOf(home, bundle)?.collection(conversationApps).has(convApp.id))
        throw new Problem('conversation_app_not_found', { projectId });
      return view(home, bundle);
    },
  },

  delivered(world, { type, body, webhookId, at, status, error }) {
    if (type !== 'BUNDLE_DONE') return;
    const found = locate(world, JSON.parse(body).payload.id);
    if (!found) return;
    const { home, bundle } = found;
    const others = (bundle.webhookDeliveryStatuses ?? []).filter((other) => other.webhookId !== webhookId);
    const httpStatusCode = documented(status);
    const errorMessage = error ?? (httpStatusCode < 300 ? undefined : `The webhook answered ${status}`);
    bundle.webhookDeliveryStatuses = [
      ...others,
      { webhookId, httpStatusCode, ...(errorMessage !== undefined && { errorMessage }), date: at },
    ];
    home.touch();
  },
};

const viewOf = ({ home, bundle }: NonNullable<ReturnType<typeof locate>>) => view(home, bundle);

/** A status as the contract knows it: an uncommon one becomes the first of its class, no answer a 504. */
function documented(status = 504): BundlesHttpStatusCodeEnum {
  const codes = contract.schemas.BundlesHttpStatusCodeEnum!.enum!;
  const known = [status, Math.floor(status / 100) * 100].find((code) => codes.includes(code));
  return (known ?? 500) as BundlesHttpStatusCodeEnum;
}
