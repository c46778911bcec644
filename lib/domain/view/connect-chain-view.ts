import { z } from 'zod';
import type { Allowance } from '../application/allowance.ts';
import { healthStates } from '../health/health.ts';
import type { ToldProblem } from '../health/node-health.ts';
import { defineView } from './define-view.ts';

const name = z.string().max(253);

const service = z.object({
  id: z.string(),
  displayName: z.string(),
  description: z.string(),
  parts: z.array(z.enum(['API', 'Events'])),
  /** Of its API. */
  targetUrl: z.string().optional(),
});

const application = z.object({
  name: z.string(),
  /** How far the operator has come with it. */
  setUp: z.enum(['busy', 'deployed', 'failed']),
  /** Why it failed, in the operator's words. */
  failure: z.string().optional(),
  /** The newest client certificate; left out where there was none. Times are RFC 3339. */
  certificate: z.object({ issuedAt: z.string(), expiresAt: z.string() }).optional(),
  services: z.array(service),
});

const usage = z.object({
  name: z.string(),
  workload: z.string(),
  /** Before the name of each variable; '' for nothing. */
  envPrefix: z.string(),
  health: z.enum(healthStates),
  problem: z.custom<ToldProblem>().optional(),
});

const chain = z.object({
  application: application.optional(),
  service: service.optional(),
  namespace: z.string().optional(),
  allowed: z.boolean(),
  /** The catalog of the namespace lists the service. */
  inCatalog: z.boolean(),
  /** Name of the ServiceBinding. */
  binding: z.string().optional(),
  usage: usage.optional(),
  /** The namespace that was chosen before and is not there any more. */
  goneNamespace: z.string().optional(),
});

/** One connection as far as the cluster has it, for the guided flow. */
export const connectChainView = defineView(
  z.strictObject({
    application: name.optional(),
    /** Chosen among several. */
    serviceId: name.optional(),
    namespace: name.optional(),
    /** Name of the usage that was made last. */
    usage: name.optional(),
  }),
  z.object({
    chain,
    /** What of the Application each namespace may use; `id` is the namespace. None for those that may use nothing. */
    allowances: z.array(z.object({ id: z.string(), allowance: z.custom<Allowance>() })),
    /** Where workloads of people may run, by name. */
    namespaceNames: z.array(z.string()),
  }),
);

/** The links of one connection that exist in the cluster so far, each with what the steps show of it. */
export type ConnectChain = z.output<typeof chain>;
export type ConnectApplication = z.output<typeof application>;
export type ConnectService = z.output<typeof service>;
export type ConnectUsage = z.output<typeof usage>;
