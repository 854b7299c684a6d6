// Bundles: a sub-project, an SMS app, a Conversation app and webhooks in one order. The order is accepted immediately and
// carried out step by step. Its parts are real: the sub-project is a project, and its SMS app is in its list.
import { contract } from '../../contract/load.js';
import type { BundlesHttpStatusCodeEnum } from '../../contract/types.js';
import type { ServiceModule } from '../../engine/model.js';
import { listPage } from '../../engine/records/page.js';
import { Problem } from '../../engine/requests/problem.js';
import { conversationApps } from '../conversation/app-lifecycle.js';
import { bundles } from './bundle-lifecycle.js';
import { bundleFrom } from './bundle-order.js';
import { type Bundle, openTargetProject, targetProjectOf, view } from './bundle-record.js';
import { bundlesOf, type Located, locate } from './bundle-search.js';

export const bundlesModule: ServiceModule<'BundlesBundlesController'> = {
  controller: 'BundlesBundlesController',
  resources: [bundles],
  finders: { bundleId: (world, { bundleId = '' }) => locate(world, bundleId) !== undefined },
  handlers: {
    list(call, world) {
      type Query = typeof call.query;
      const { items, fields } = listPage<Query, Bundle>(call, world, (filter) => bundlesOf(world, filter), {
        size: 10,
        filters: ['filterConvAppIds', 'filterSmsAppIds', 'filterStates'],
      });
      return { ...fields, bundles: items.map(({ id }) => viewOf(locate(world, id)!)) };
    },

    create({ body }, world) {
      const bundle = bundleFrom(world, body);
      world.decisions.ask(bundles, 'order', bundle, { projectId: world.id });
      // The client knows the id from here on, so the project must exist; the bundle shows when it is ready. There may be no
      // room for it, so it comes before anything else.
      openTargetProject(world, bundle);
      world.collection(bundles).add(bundle);
      world.fire(bundles, bundle, 'order');
      return view(world, bundle);
    },

    get({ params }, world) {
      const found = locate(world, params.bundleId);
      if (!found) throw new Problem('bundle_not_found', { projectId: world.id });
      const { home, bundle } = found;
      const { state, convApp, projectId } = bundle;
      if (state === 'DONE' && convApp && !targetProjectOf(home, bundle)?.collection(conversationApps).has(convApp.id))
        throw new Problem('conversation_app_not_found', { projectId });
      return view(home, bundle);
    },
  },

  delivered(world, { type, body, webhookId, at, status, error }) {
    if (type !== 'BUNDLE_DONE') return;
    const found = locate(world, JSON.parse(body).payload.id);
    if (!found) return;
    const { bundle } = found;
    const others = (bundle.webhookDeliveryStatuses ?? []).filter((other) => other.webhookId !== webhookId);
    const httpStatusCode = documented(status);
    const errorMessage = error ?? (httpStatusCode < 300 ? undefined : `The webhook answered ${status}`);
    bundle.webhookDeliveryStatuses = [
      ...others,
      { webhookId, httpStatusCode, ...(errorMessage !== undefined && { errorMessage }), date: at },
    ];
  },
};

const viewOf = ({ home, bundle }: Located) => view(home, bundle);

/** A status of the contract's enum: an unknown one becomes the first of its class, no response a 504. */
function documented(status = 504): BundlesHttpStatusCodeEnum {
  const codes = contract.schemas.BundlesHttpStatusCodeEnum!.enum!;
  const known = [status, Math.floor(status / 100) * 100].find((code) => codes.includes(code));
  // It is one of the enum's codes.
  return (known ?? 500) as BundlesHttpStatusCodeEnum;
}
