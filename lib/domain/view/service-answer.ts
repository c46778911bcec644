import type { z } from 'zod';
import { type Application, entryOf, findService } from '../application/application.ts';
import type { Chains } from '../binding/chain.ts';
import type { serviceView } from './service-view.ts';

type ServiceAnswer = z.output<typeof serviceView.answer>;

/** So many namespaces one page names. */
const mostNamed = 50;

/** A registered service, with all that its page shows of it. */
export function serviceAnswer(
  application: Application | undefined,
  serviceId: string,
  chains: Chains | undefined,
): ServiceAnswer {
  const service = application === undefined ? undefined : findService(application, serviceId);
  if (application === undefined || chains === undefined || service === undefined) {
    return { isApplicationThere: application !== undefined, users: [], places: [] };
  }
  const { id, name, identifier, displayName, description, entries } = service;
  const gatewayUrl = entryOf(service, 'API')?.gatewayUrl;
  const node = chains.of(application.metadata.name).service.find((one) => one.id.endsWith(`/${serviceId}`));
  const below = node === undefined ? [] : chains.below(node.id);
  const places = below.flatMap(({ kind, ref, namespace = '' }) =>
    kind === 'class' && ref?.kind === 'serviceclasses' ? { id: namespace, className: ref.name } : [],
  );
  return {
    isApplicationThere: true,
    service: {
      id,
      name,
      displayName,
      description,
      parts: entries.map(({ type }) => type),
      placeCount: places.length,
      ...(identifier === undefined ? {} : { identifier }),
      ...(gatewayUrl === undefined ? {} : { gatewayUrl }),
    },
    users: below.flatMap((one) =>
      one.kind === 'workload' ? { id: one.id, name: one.name, namespace: one.namespace ?? '' } : [],
    ),
    places: places.slice(0, mostNamed),
  };
}
