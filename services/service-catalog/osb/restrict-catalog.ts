import type { ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import type { ServicePlan } from '#lib/domain/catalog/service-plan.ts';
import { MooringError } from '#lib/errors.ts';
import type { CatalogScope } from '../scope.ts';
import type { CatalogObjects } from './catalog-objects.ts';

type Properties = Record<string, string>;
type Predicate = (properties: Properties) => boolean;

const setPattern = /^([\w.-]+)\s+(in|notin)\s*\(([^()]*)\)$/;
const equalPattern = /^([\w.-]+)\s*(==|=|!=)\s*([^=!]*)$/;
const presencePattern = /^(!?)\s*([\w.-]+)$/;

/**
 * What passes the broker's restrictions: written like label selectors, over `name`, `spec.externalName` and
 * `spec.externalID`, for plans also `spec.free` and `spec.serviceClass.name`. A class without any plan left goes too.
 * @throws MooringError INVALID when a predicate cannot be read.
 */
export function restrictCatalog(
  scope: CatalogScope,
  { classes, plans }: CatalogObjects,
  restrictions: ServiceBroker['spec']['catalogRestrictions'],
): CatalogObjects {
  const classPredicates = (restrictions?.serviceClass ?? []).map(readPredicate);
  const planPredicates = (restrictions?.servicePlan ?? []).map(readPredicate);
  const offered = classes.filter((one) =>
    classPredicates.every((passes) =>
      passes({
        name: one.metadata.name,
        'spec.externalName': one.spec.externalName,
        'spec.externalID': one.spec.externalID,
      }),
    ),
  );
  const classNames = new Set(offered.map((one) => one.metadata.name));
  const kept = plans.filter(
    (plan) =>
      classNames.has(plan.spec[scope.classRef]?.name ?? '') &&
      planPredicates.every((passes) => passes(planProperties(scope, plan))),
  );
  const withPlan = new Set(kept.map((plan) => plan.spec[scope.classRef]?.name));
  return { classes: offered.filter((one) => withPlan.has(one.metadata.name)), plans: kept };
}

function planProperties(scope: CatalogScope, { metadata, spec }: ServicePlan): Properties {
  const className = spec[scope.classRef]?.name ?? '';
  return {
    name: metadata.name,
    'spec.externalName': spec.externalName,
    'spec.externalID': spec.externalID,
    'spec.free': String(spec.free ?? false),
    'spec.serviceClass.name': className,
    'spec.clusterServiceClass.name': className,
  };
}

function readPredicate(text: string): Predicate {
  const trimmed = text.trim();
  const inSet = setPattern.exec(trimmed);
  if (inSet !== null) {
    const [, property = '', operator, list = ''] = inSet;
    const values = list.split(',').map((value) => value.trim());
    return (properties) => values.includes(properties[property] ?? '') === (operator === 'in');
  }
  const equal = equalPattern.exec(trimmed);
  if (equal !== null) {
    const [, property = '', operator, value = ''] = equal;
    return (properties) => (properties[property] === value.trim()) === (operator !== '!=');
  }
  const presence = presencePattern.exec(trimmed);
  if (presence !== null) {
    const [, not, property = ''] = presence;
    return (properties) => Object.hasOwn(properties, property) === (not !== '!');
  }
  throw new MooringError('INVALID', `The catalog restriction ${JSON.stringify(text)} cannot be read.`);
}
