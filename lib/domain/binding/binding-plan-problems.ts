import { kindOfUsageKind } from '../kubernetes/bindable-kinds.ts';
import { joinSentences } from '../texts/join-sentences.ts';
import { message, type Sentence } from '../texts/message.ts';
import { bindReaders, isReaderName } from './bind-reader.ts';
import {
  type BindRequest,
  type BindSituation,
  type PlanProblem,
  workloadKindOf,
} from './binding-plan-shape.ts';
import { isEnvPrefix } from './env-prefix.ts';

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
      message: message('plans.notInCatalog', { service: serviceName, namespace: request.namespace }),
      fix: message('plans.notInCatalogFix'),
    });
  } else if (serviceClass.status?.removedFromBrokerCatalog === true) {
    problems.push({
      message: message('plans.noLongerOffered', { service: serviceName, namespace: request.namespace }),
      fix: message('plans.noLongerOfferedFix'),
    });
  } else if (serviceClass.spec.bindable === false) {
    problems.push({
      message: message('plans.nothingToBind', { service: serviceName }),
      fix: message('plans.nothingToBindFix'),
    });
  }
  if (containers === undefined && sample === undefined) {
    problems.push({
      message: message('plans.noWorkload', {
        kind: kindOfUsageKind(kind).kind,
        name: request.workload,
        namespace: request.namespace,
      }),
      fix: kind === 'deployment' ? message('plans.noDeploymentFix') : message('plans.noWorkloadFix'),
    });
  }
  if (request.reader !== undefined && !isReaderName(request.reader)) {
    const { label, nameRule } = bindReaders[request.reader.id];
    problems.push({
      message: message('plans.readerFindsNothing', { reader: label, name: request.reader.name }),
      fix: nameRule,
    });
  }
  if (isSampleNameTaken) {
    problems.push({
      message: message('plans.isNoSample', { name: request.workload, namespace: request.namespace }),
      fix: message('plans.isNoSampleFix'),
    });
  }
  if (!isEnvPrefix(request.envPrefix)) {
    problems.push({
      message: message('plans.prefixNotValid', { prefix: request.envPrefix }),
      fix: message('plans.prefixRule'),
    });
  }
  return problems;
}

/** All that forbids to apply a plan, one after the other. */
export function refusalOf(problems: readonly PlanProblem[]): Sentence {
  return joinSentences(problems.map((problem) => problem.message));
}
