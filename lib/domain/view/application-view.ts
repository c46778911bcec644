import { z } from 'zod';
import { graphNodeKinds } from '../binding/binding-graph-node.ts';
import { healthStates } from '../health/health.ts';
import type { ToldProblem } from '../health/node-health.ts';
import { cockpitStepIds } from './cockpit.ts';
import { defineView } from './define-view.ts';

const health = z.enum(healthStates);
const problem = z.custom<ToldProblem>();

/** A link of the chain, as a line under its step. */
const link = z.object({
  /** Of the graph's node. */
  id: z.string(),
  kind: z.enum(graphNodeKinds),
  name: z.string(),
  namespace: z.string().optional(),
  health,
  word: z.string(),
});

const step = z.object({
  id: z.enum(cockpitStepIds),
  title: z.string(),
  health,
  word: z.string(),
  problem: problem.optional(),
  /** The first of them, what needs attention before the others. */
  links: z.array(link),
  linkCount: z.int(),
});

const entry = z.object({
  type: z.enum(['API', 'Events']),
  targetUrl: z.string().optional(),
  gatewayUrl: z.string().optional(),
  apiType: z.string().optional(),
  /** In words. */
  credentials: z.string(),
  specificationUrl: z.string().optional(),
});

const service = z.object({
  id: z.string(),
  name: z.string(),
  displayName: z.string(),
  description: z.string(),
  provider: z.string(),
  identifier: z.string().optional(),
  entries: z.array(entry),
  /** Namespaces whose catalog offers it. */
  offeredIn: z.array(z.string()),
  /** ISO time; undefined where the gateway has seen no call. */
  lastCallAt: z.string().optional(),
});

/** The page of one Application: its chain as steps, its services, its particulars. */
export const applicationView = defineView(
  z.strictObject({
    name: z.string().max(253),
    /** So many services are told in full. */
    services: z.int().min(1).max(5_000).default(50),
  }),
  z.object({
    /** Left out where there is no such Application. */
    application: z
      .object({
        description: z.string(),
        health,
        word: z.string(),
        setUp: z.string().optional(),
        certificateExpiresAt: z.string().optional(),
        /** About when it last called with a certificate, ISO time. */
        certificateUsedAt: z.string().optional(),
        tokenExpiresAt: z.string().optional(),
        acceptedNames: z.array(z.string()),
        tenant: z.string().optional(),
        group: z.string().optional(),
        /** `key=value` */
        labels: z.array(z.string()),
        createdAt: z.string().optional(),
      })
      .optional(),
    steps: z.array(step),
    /** The step to open: what is broken first, else what is not done. */
    openStep: z.enum(cockpitStepIds).optional(),
    services: z.array(service),
    serviceCount: z.int(),
    /** ISO time since when calls are counted; undefined where the gateway does not say. */
    callsSince: z.string().optional(),
    /** There is no such Application, and namespaces allow it all the same. */
    stillAllowed: problem.optional(),
  }),
);
