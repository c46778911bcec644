import { guessApplication } from '#lib/domain/health/guess-application.ts';
import type { Problem } from '#lib/domain/health/node-health.ts';
import { applicationMissing } from '#lib/domain/health/rules/application/missing.ts';
import { tell } from '#lib/domain/health/rules/diagnose.ts';
import { applicationPage } from '#lib/domain/view/application-page.ts';
import { graphNeeds, type LiveModel } from '../model/live-model.ts';
import { followApplications } from './follow-applications.ts';
import type { UntoldAnswer, ViewSource } from './view-source.ts';

export const applicationSource: ViewSource<'application'> = {
  needs: graphNeeds,
  open({ model, viewer, query: { name, services }, onChange }) {
    return {
      read() {
        const isVisible = viewer.mayList('applications');
        return (
          (isVisible ? existing(model, name, services) : undefined) ??
          missing(isVisible ? stillAllowed(model, name) : undefined)
        );
      },
      close: followApplications(model, [name], onChange),
    };
  },
};

function existing(model: LiveModel, name: string, services: number): UntoldAnswer<'application'> | undefined {
  const application = model.get('applications', name);
  const part = model.partOf('applications', name);
  const row = model.tables.applications.get(name);
  return application === undefined || part === undefined || row === undefined
    ? undefined
    : applicationPage({ application, row, chain: part.chains.of(name), calls: model.calls, services });
}

function missing(stillAllowedProblem: Problem | undefined): UntoldAnswer<'application'> {
  return {
    steps: [],
    services: [],
    serviceCount: 0,
    ...(stillAllowedProblem === undefined ? {} : { stillAllowed: stillAllowedProblem }),
  };
}

/** What is to be said of mappings of a name that no Application has. */
function stillAllowed(model: LiveModel, name: string): Problem | undefined {
  const applicationmappings = model.list('applicationmappings');
  const mappings = applicationmappings.filter(({ metadata }) => metadata.name === name);
  if (mappings.length === 0) {
    return undefined;
  }
  const guess = guessApplication(mappings, { applications: model.list('applications'), applicationmappings });
  const namespaces = mappings.map(({ metadata }) => metadata.namespace ?? '');
  return tell(applicationMissing, { name, namespaces, guess }).problem;
}
