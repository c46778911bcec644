import type { FastifyRequest } from 'fastify';
import type { Dispatcher } from 'undici';
import type { Application } from '#lib/domain/application/application.ts';
import type { CallingCertificate } from './calling-certificate.ts';
import type { EdgeConfig } from './config.ts';
import type { Prover } from './proof-for.ts';
import type { UseReports } from './use-reports.ts';

/** What the routes of the edge share. */
export interface Edge extends Prover {
  config: EdgeConfig;
  dispatcher: Dispatcher;
  /** By which the connector learns of calls that do not go to it. */
  useReports: UseReports;
  findApplication(name: string): Application | undefined;
  /** Who calls; throws where nobody acceptable does. */
  readCertificate(request: FastifyRequest): CallingCertificate;
}
