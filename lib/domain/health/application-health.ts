import type { Application, ApplicationService } from '../application/application.ts';
import type { ServiceCalls } from '../application/seen-calls.ts';
import type { NodeHealth } from './node-health.ts';
import { applicationChain } from './rules/application/chain.ts';
import { diagnose } from './rules/diagnose.ts';
import { serviceChain } from './rules/service/chain.ts';

export function applicationHealth(application: Application): NodeHealth {
  return diagnose(applicationChain, application);
}

/** Whether the broker takes a service into the catalog (binding contract 1.5), and how calls to it fare. */
export function serviceHealth(
  application: string,
  service: ApplicationService,
  calls?: ServiceCalls,
): NodeHealth {
  return diagnose(serviceChain, { application, service, calls });
}
