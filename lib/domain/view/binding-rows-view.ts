import { z } from 'zod';
import { healthStates } from '../health/health.ts';
import { bindingRowKinds } from './binding-row-kinds.ts';
import { bindingShows } from './binding-shows.ts';
import { defineView, rowsAnswer, rowsQuery } from './define-view.ts';

/** The list of bindings. */
export const bindingRowsView = defineView(
  rowsQuery({
    /** In the names of service, Application, workload, Secret and object. */
    text: z.string().max(200).default(''),
    show: z.enum(bindingShows).default('all'),
    /** '' for all. */
    namespace: z.string().max(300).default(''),
    /** '' for all. */
    application: z.string().max(300).default(''),
    /** `key` or `key=value`; '' for all. */
    label: z.string().max(400).default(''),
  }),
  rowsAnswer(
    z.object({
      id: z.string(),
      kind: z.enum(bindingRowKinds),
      name: z.string(),
      namespace: z.string(),
      service: z.string(),
      application: z.string().optional(),
      instance: z.string().optional(),
      binding: z.string().optional(),
      workload: z.string().optional(),
      secretName: z.string().optional(),
      hasSecret: z.boolean(),
      variables: z.array(z.string()),
      isInjected: z.boolean(),
      health: z.enum(healthStates),
      word: z.string(),
      cause: z.string().optional(),
    }),
  ),
);
