import { type Application, servicesOf } from '../application/application.ts';
import {
  type ApplicationMapping,
  allowsAllServices,
  isServiceAllowed,
} from '../application/application-mapping.ts';
import { nearestName } from '../kubernetes/nearest-name.ts';
import { message } from '../texts/message.ts';
import type { Guess } from './node-health.ts';

/**
 * The Application that mappings of a name that nobody has may have been meant for: the one whose name comes near, if it
 * would be permitted something by that. Undefined where there is none, or where several namespaces are meant.
 */
export function guessApplication(
  mappings: readonly ApplicationMapping[],
  all: { applications: readonly Application[]; applicationmappings: readonly ApplicationMapping[] },
): Guess | undefined {
  const [mapping, ...others] = mappings;
  if (mapping === undefined || others.length > 0) {
    return undefined;
  }
  const { name: from, namespace = '' } = mapping.metadata;
  const taken = all.applicationmappings
    .filter(({ metadata }) => metadata.namespace === namespace)
    .map(({ metadata }) => metadata.name);
  const free = all.applications.filter(({ metadata }) => !taken.includes(metadata.name));
  const to = nearestName(
    from,
    free.map(({ metadata }) => metadata.name),
  );
  const application = free.find(({ metadata }) => metadata.name === to);
  if (to === undefined || application === undefined) {
    return undefined;
  }
  const permitted = servicesOf(application).filter(({ id }) => isServiceAllowed(mapping, id));
  const isAll = allowsAllServices(mapping);
  if (permitted.length === 0 && !isAll) {
    return undefined;
  }
  const names = permitted.map(({ name, displayName }) => displayName || name).join(', ');
  return {
    remedy: { action: 'rename-mapping', namespace, from, to },
    permits: isAll
      ? permitsAll({ namespace, application: to, names })
      : message('health.guessPermits', { namespace, application: to, names }),
  };
}

function permitsAll({
  namespace,
  application,
  names,
}: Record<'namespace' | 'application' | 'names', string>) {
  return names === ''
    ? message('health.guessPermitsAllToCome', { namespace, application })
    : message('health.guessPermitsAll', { namespace, application, names });
}
