import { z } from 'zod';
import { followedUsageKinds } from '../health/followed-kinds.ts';
import { defineView } from './define-view.ts';
import { optionsAnswer, optionsQuery } from './options-answer.ts';

/** Namespaces in which a service can be bound. */
export const bindingNamespacesView = defineView(
  optionsQuery({}),
  optionsAnswer(
    z.object({
      /** Its name. */
      id: z.string(),
    }),
    {},
  ),
);

/** Services that can be bound in a namespace. */
export const bindingServicesView = defineView(
  optionsQuery({ namespace: z.string().max(300) }),
  optionsAnswer(
    z.object({
      /** The service's id. */
      id: z.string(),
      name: z.string(),
      application: z.string().optional(),
    }),
    {},
  ),
);

/** Workloads of a namespace that a service can be bound to. */
export const workloadOptionsView = defineView(
  optionsQuery({
    namespace: z.string().max(300),
    /** Only of this UsageKind. */
    usageKind: z.enum(followedUsageKinds).optional(),
  }),
  optionsAnswer(
    z.object({
      /** `usageKind/name`. */
      id: z.string(),
      usageKind: z.enum(followedUsageKinds),
      name: z.string(),
      /** `Deployment` */
      noun: z.string(),
      /** What it is bound to already, for people. */
      boundTo: z.array(z.string()),
    }),
    {
      /** A name for a sample Deployment that is free in the namespace. */
      sampleName: z.string(),
    },
  ),
);

/** What the list of bindings can be narrowed to. */
export const bindingFiltersView = defineView(
  z.strictObject({
    /** In the names of the Applications that are offered. */
    application: z.string().max(300).default(''),
    /** In the labels that are offered. */
    label: z.string().max(400).default(''),
  }),
  z.object({
    namespaces: z.array(z.string()),
    /** The first of them. */
    applications: z.array(z.string()),
    /** The first of them, as `key=value`. */
    labels: z.array(z.string()),
    /** Whether any service is allowed in any namespace. */
    hasServices: z.boolean(),
  }),
);
