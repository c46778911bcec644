import { kindOfUsageKind } from '../kubernetes/bindable-kinds.ts';
import { bindReaders, isReaderName } from './bind-reader.ts';
import {
  type BindRequest,
  type BindSituation,
  type PlanProblem,
  workloadKindOf,
} from './binding-plan-shape.ts';
import { isEnvPrefix } from './binding-variables.ts';

/** What forbids to apply a plan, apart from collisions. */
export function problemsOf(
  request: BindRequest & { envPrefix: string },
  { serviceClass, containers, sample, isSampleNameTaken }: BindSituation,
  serviceName: string,
): PlanProblem[] {
  const problems: PlanProblem[] = [];
  const kind = workloadKindOf(request);
  if (serviceClass === undefined) {
    problems.push({
      message: `The service ${serviceName} is not in the catalog of namespace ${request.namespace}.`,
      fix: 'Allow it in this namespace; the catalog lists it seconds later.',
    });
  } else if (serviceClass.status?.removedFromBrokerCatalog === true) {
    problems.push({
      message: `The service ${serviceName} is no longer offered in namespace ${request.namespace}.`,
      fix: 'Allow it again, or register it again in its Application.',
    });
  } else if (serviceClass.spec.bindable === false) {
    problems.push({
      message: `The service ${serviceName} has no API, so there is nothing to bind.`,
      fix: 'Choose a service with an API.',
    });
  }
  if (containers === undefined && sample === undefined) {
    problems.push({
      message: `There is no ${kindOfUsageKind(kind).kind} ${request.workload} in namespace ${request.namespace}.`,
      fix:
        kind === 'deployment'
          ? 'Choose another one, or let a sample Deployment be created.'
          : 'Choose another one, or create it first.',
    });
  }
  if (request.reader !== undefined && !isReaderName(request.reader)) {
    const { label, nameRule } = bindReaders[request.reader.id];
    problems.push({ message: `${label} finds nothing by the name ${request.reader.name}.`, fix: nameRule });
  }
  if (isSampleNameTaken) {
    problems.push({
      message: `Deployment ${request.workload} in namespace ${request.namespace} is no sample: somebody runs it.`,
      fix: 'Choose it as an existing Deployment where it is meant, or give the sample another name.',
    });
  }
  if (!isEnvPrefix(request.envPrefix)) {
    problems.push({
      message: `The prefix ${request.envPrefix} does not give valid variable names.`,
      fix: 'Use letters, digits and _, not a digit first.',
    });
  }
  return problems;
}
