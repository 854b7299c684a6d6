// WhatsApp flows: forms of several screens, built at Meta and only listed here. They come from a scenario.
import type { WhatsappFlowDto } from '../../contract/types.js';
import type { ServiceModule } from '../../engine/model.js';
import { collection } from '../../engine/records/collection.js';
import { hidden, type Stored } from '../../engine/records/hidden.js';
import { listPage } from '../../engine/records/page.js';
import { Problem } from '../../engine/requests/problem.js';

/** `screens`: ids, in the order in which they follow each other. */
type Flow = Stored<WhatsappFlowDto, { screens: string[] }>;

const flows = collection<Flow>({
  collection: 'whatsapp.flows',
  schema: 'WhatsappFlowDto',
  key: ({ id }) => id,
  missing: 'flow_not_found',
  hidden: { screens: 'ids of its screens, in the order in which they follow each other; none when left out' },
  complete(flow, world) {
    flow.id ??= world.digits(16);
    flow.status ??= 'FLOW_STATUS_PUBLISHED';
    flow[hidden].screens ??= [];
  },
});

export const flowsModule: ServiceModule<'WhatsappFlowsController'> = {
  controller: 'WhatsappFlowsController',
  collections: [flows],
  handlers: {
    listFlows(call, world) {
      const { items, fields } = listPage(call, world, world.collection(flows));
      return { ...fields, flows: items };
    },

    listFlowScreens({ params: { flowId } }, world) {
      const { screens } = world.collection(flows).require(flowId, { projectId: world.id })[hidden];
      if (screens.length === 0) throw new Problem('flow_screens_not_found');
      return { screens: screens.map((id) => ({ id })) };
    },
  },
};
