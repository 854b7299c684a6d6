// Solutions: Meta apps of Sinch and a partner together, through which customers sign up. A project is assigned to one at
// most; once it is onboarded the assignment stays. One call makes a solution for each app of the partner.
import type {
  WhatsappFailedSolutionDto,
  WhatsappSolutionDto,
  WhatsappSolutionMetaAppDto,
} from '../../contract/types.js';
import { resource } from '../../engine/lifecycle/resource.js';
import type { ServiceModule, World } from '../../engine/model.js';
import { collection } from '../../engine/records/collection.js';
import { hidden, type Stored } from '../../engine/records/hidden.js';
import { Problem } from '../../engine/requests/problem.js';
import { accountOf } from './account-lifecycle.js';

/** `number` counts the project's solutions; the list is in this order. */
type Solution = Stored<WhatsappSolutionDto, { number: number }>;

/** A solution has no states; the check lets a rule make Meta reject a new one. */
const solutions = resource<Solution>()({
  name: 'whatsapp.solution',
  collection: 'whatsapp.solutions',
  schema: 'WhatsappSolutionDto',
  key: ({ id }) => id,
  read: { operation: 'WhatsappSolutionsController_getSolution_v1', params: ({ id }) => ({ solutionId: id }) },
  names: ({ details, partnerApp }) => [details.name, ...(partnerApp ? [partnerApp.name] : [])],
  order: (solution) => String(solution[hidden].number).padStart(12, '0'),
  missing: 'solution_not_found',
  hidden: { number: 'its place in the list' },
  complete(solution, world) {
    solution.id ??= world.digits(16);
    solution.assigned ??= false;
    solution[hidden].number ??= world.count('whatsapp.solution');
  },
  checks: {
    creation: {
      who: 'Meta',
      outcomes: {
        creation_failed: { error: 'internal_error', info: { errorCode: 'CREATION_FAILED' } },
        activation_failed: { error: 'internal_error', info: { errorCode: 'ACTIVATION_FAILED' } },
      },
    },
  },
  events: {},
  transitions: {},
});

type PartnerApp = Stored<WhatsappSolutionMetaAppDto>;

/** Apps of the partner; when a scenario names none, one is made up with the first solution. */
const partnerApps = collection<PartnerApp>({
  collection: 'whatsapp.partnerApps',
  about: 'apps of the partner: each gets a solution',
  schema: 'WhatsappSolutionMetaAppDto',
  key: ({ id }) => String(id),
  missing: 'solution_not_found',
});

const ownerApp: WhatsappSolutionMetaAppDto = { id: 380612947125603, name: 'Sinch' };

export const solutionsModule: ServiceModule<'WhatsappSolutionsController'> = {
  controller: 'WhatsappSolutionsController',
  resources: [solutions],
  collections: [partnerApps],
  handlers: {
    listSolutions: (_call, world) => ({ solutions: [...world.collection(solutions).values()] }),

    createSolution({ body }, world) {
      const failedSolutions: WhatsappFailedSolutionDto[] = [];
      for (const { id, name } of appsOfPartner(world)) {
        const solution = newSolution(world, body.details.name, { id, name });
        const failure = failureOf(world, solution);
        if (failure) failedSolutions.push(failure);
        else world.collection(solutions).add(solution);
      }
      return { solutions: [...world.collection(solutions).values()], failedSolutions };
    },

    getSolution: ({ params }, world) => find(world, params.solutionId),

    assignSolution({ params }, world) {
      const solution = find(world, params.solutionId);
      projectMustNotBeOnboarded(world);
      world.initialize('whatsapp');
      for (const other of world.collection(solutions).values()) other.assigned = other === solution;
    },
  },
};

/** Whether the project is assigned to a solution, so that an embedded signup is possible. */
export const hasSolution = (world: World): boolean =>
  world.collection(solutions).find(({ assigned }) => assigned) !== undefined;

const find = (world: World, id: string): Solution => world.collection(solutions).require(id, { projectId: world.id });

function projectMustNotBeOnboarded(world: World): void {
  if (accountOf(world)?.state !== 'ONBOARDED') return;
  throw new Problem('solution_cannot_be_reassigned', { projectId: world.id });
}

function appsOfPartner(world: World): PartnerApp[] {
  const apps = world.collection(partnerApps);
  if (apps.size === 0) {
    const id = Number(world.digits(15));
    apps.add({ id, name: world.fake((faker) => faker.company.name()), [hidden]: {} });
  }
  return [...apps.values()];
}

function newSolution(world: World, name: string, partnerApp: WhatsappSolutionMetaAppDto): Solution {
  const number = world.count('whatsapp.solution');
  return { id: world.digits(16), details: { name }, partnerApp, ownerApp, assigned: false, [hidden]: { number } };
}

const failures = ['CREATION_FAILED', 'ACTIVATION_FAILED'] as const;

/** Why Meta rejects a new solution, if it does. */
function failureOf(world: World, solution: Solution): WhatsappFailedSolutionDto | undefined {
  const refusal = world.decisions.refusal(solutions, 'creation', solution);
  if (!refusal) return undefined;
  const errorCode = failures.find((code) => code === refusal.info?.errorCode) ?? failures[0];
  return { partnerAppId: String(solution.partnerApp!.id), errorCode, errorMessage: 'A simulated failure' };
}
