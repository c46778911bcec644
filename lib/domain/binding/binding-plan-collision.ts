import { secretNameOfCatalogBinding } from '../catalog/catalog-binding.ts';
import { applicationOfServiceClass, displayNameOfServiceClass } from '../catalog/service-class.ts';
import { isInstanceOf } from '../catalog/service-instance.ts';
import { message } from '../texts/message.ts';
import type { BindRequest, BindSituation, PlanCollision, PlanProblem } from './binding-plan-shape.ts';
import { type ContainerEnvironment, planVariables, suggestPrefix } from './binding-variables.ts';

/** What variables named by `prefix` and the keys meet in the containers, whose that is, and a prefix that meets nothing. */
export function collisionOf(
  prefix: string,
  about: {
    containers: ContainerEnvironment[];
    keys: string[];
    serviceName: string;
    situation: BindSituation;
  },
): PlanCollision | undefined {
  const { containers, keys, serviceName, situation } = about;
  const colliding = (candidate: string) =>
    planVariables(containers, keys, candidate).filter(({ collision }) => collision !== undefined);
  const found = colliding(prefix);
  if (found.length === 0) {
    return undefined;
  }
  const losers = new Map(
    found.flatMap(({ collision }) =>
      collision === undefined
        ? []
        : [[collision.with, { ...collision, boundTo: boundServiceOf(collision.with, situation) }] as const],
    ),
  );
  return {
    prefix,
    variables: [...new Set(found.map(({ name }) => name))],
    freePrefix: suggestPrefix(serviceName, (candidate) => colliding(candidate).length === 0),
    losers: [...losers.values()],
  };
}

/** `Orders API (shop)` for the Secret of a binding to it. */
function boundServiceOf(source: string, { bindings, instances, classes }: BindSituation): string | undefined {
  const binding = bindings.find((candidate) => `Secret ${secretNameOfCatalogBinding(candidate)}` === source);
  const instance = instances.find(({ metadata }) => metadata.name === binding?.spec.instanceRef.name);
  const found = instance && classes.find((serviceClass) => isInstanceOf(instance, serviceClass));
  if (found === undefined) {
    return undefined;
  }
  const application = applicationOfServiceClass(found);
  return `${displayNameOfServiceClass(found)}${application === undefined ? '' : ` (${application})`}`;
}

/** What the request has not said that it may be taken over. */
export function collisionProblems(
  { takeOver = [] }: BindRequest,
  collision: PlanCollision | undefined,
): PlanProblem[] {
  return (collision?.losers ?? [])
    .filter((loser) => !takeOver.includes(loser.with))
    .map((loser) => ({
      message: message('plans.setAlready', {
        variables: collision?.variables.join(', ') ?? '',
        source: loser.source,
      }),
      fix: message('plans.setAlreadyFix', { prefix: collision?.freePrefix ?? '' }),
    }));
}
