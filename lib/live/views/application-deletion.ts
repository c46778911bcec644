import { servicesOf } from '#lib/domain/application/application.ts';
import { type DeletionObject, keyOfRef } from '#lib/domain/binding/deletion-choice.ts';
import { planOfChain } from '#lib/domain/binding/deletion-plan.ts';
import type { WorkloadBinding } from '#lib/domain/binding/workload-binding.ts';
import { isMooringError } from '#lib/errors.ts';
import type { GraphPart } from '../model/graph-parts.ts';
import { graphNeeds, type LiveModel } from '../model/live-model.ts';
import { followApplications } from './follow-applications.ts';
import type { ViewSource } from './view-source.ts';

export const applicationDeletionSource: ViewSource<'application-deletion'> = {
  needs: graphNeeds,
  async open({ model, viewer, query: { names }, onChange }) {
    await model.ready(['workloadbindings']).catch(ignoreAbsent);
    return {
      read() {
        const known = viewer.mayList('applications') ? names : [];
        const workloadbindings = model.list('workloadbindings');
        return {
          objects: known.flatMap((name) => plan(model, name, workloadbindings).map(withId(name))),
          serviceCount: known
            .flatMap((name) => model.get('applications', name) ?? [])
            .reduce((count, application) => count + servicesOf(application).length, 0),
        };
      },
      close: followApplications(model, names, onChange, ['workloadbindings']),
    };
  },
};

function plan(model: LiveModel, name: string, workloadbindings: WorkloadBinding[]): DeletionObject[] {
  const part = partOfName(model, name);
  return part === undefined ? [] : planOfChain(name, part.chains, { ...part.objects, workloadbindings });
}

/** Mappings may be left of an Application that is gone. */
function partOfName(model: LiveModel, name: string): GraphPart | undefined {
  const part = model.partOf('applications', name);
  if (part !== undefined) {
    return part;
  }
  const mapping = model.list('applicationmappings').find(({ metadata }) => metadata.name === name);
  return mapping && model.partOf('applicationmappings', `${mapping.metadata.namespace}/${name}`);
}

function withId(application: string) {
  return (object: DeletionObject) => ({ ...object, id: keyOfRef(object), application });
}

/** The cluster may have no bindings of servicebinding.io, or withhold them: then none are named. */
function ignoreAbsent(error: unknown): void {
  if (!isMooringError(error, 'FORBIDDEN', 'NOT_FOUND')) {
    throw error;
  }
}
