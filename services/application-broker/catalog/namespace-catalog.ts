import { createHash } from 'node:crypto';
import { stringifyExact } from 'kube-text/exact-json';
import { type Application, servicesOf } from '#lib/domain/application/application.ts';
import { type ApplicationMapping, isServiceAllowed } from '#lib/domain/application/application-mapping.ts';
import type { Offering } from './offering.ts';
import { type PresentableCatalog, presentable } from './presentable.ts';

/** Name of the sample mapping that the reference's liveness probe creates; nothing is to be done for it. */
const livenessMappingName = 'informer.liveness.probe.application.name';

/** The mappings that count: not the sample object of a liveness probe, and none that is being deleted. */
export function effectiveMappings(mappings: ApplicationMapping[]): ApplicationMapping[] {
  return mappings.filter(
    ({ metadata }) => metadata.name !== livenessMappingName && metadata.deletionTimestamp === undefined,
  );
}

/** What one namespace is offered: each allowed service of each mapped, valid Application (binding contract 1.6). */
export function catalogOf(
  offering: Offering,
  mappings: ApplicationMapping[],
  findApplication: (name: string) => Application | undefined,
): PresentableCatalog {
  const byName = [...mappings].sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  const offered = byName.flatMap((mapping) => {
    const application = findApplication(mapping.metadata.name);
    if (application === undefined || offering.problems(application).length > 0) {
      return [];
    }
    const allowed = servicesOf(application).filter((service) => isServiceAllowed(mapping, service.id));
    return offering.offers(application, allowed);
  });
  return presentable(offered);
}

/** Tells two states of a namespace apart: what it is offered, and by which mappings. */
export function catalogDigest({ services }: PresentableCatalog, mappings: ApplicationMapping[]): string {
  const uids = mappings.map((mapping) => mapping.metadata.uid ?? '').sort();
  const text = stringifyExact([services, uids]);
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
