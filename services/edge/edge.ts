import type { FastifyRequest } from 'fastify';
import type { Dispatcher } from 'undici';
import type { Application } from '#lib/domain/application/application.ts';
import type { EdgeProofKeyStore } from '#lib/k8s/edge-proof-keys.ts';
import type { CallingCertificate } from './calling-certificate.ts';
import type { EdgeConfig } from './config.ts';

/** What the routes of the edge share. */
export interface Edge {
  config: EdgeConfig;
  dispatcher: Dispatcher;
  /** By which the connector knows that a request comes from here. */
  proofKeys: EdgeProofKeyStore;
  now(): Date;
  findApplication(name: string): Application | undefined;
  /** Who calls; throws where nobody acceptable does. */
  readCertificate(request: FastifyRequest): CallingCertificate;
}
