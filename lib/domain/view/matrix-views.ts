import { z } from 'zod';
import type { Allowance } from '../application/allowance.ts';
import type { ToldProblem } from '../health/node-health.ts';
import { objectName } from '../kubernetes/object-name.ts';
import { defineView } from './define-view.ts';

const text = z.string().max(200).default('');

/** A stretch of rows against a stretch of columns: what is allowed where. */
export const matrixCellsView = defineView(
  z.strictObject({
    /** In an Application's name or description. */
    text,
    /** In a namespace's name. */
    namespace: text,
    /** Whether the namespaces of Kubernetes and Mooring are columns too. */
    system: z.boolean().default(false),
    from: z.int().min(0).default(0),
    size: z.int().min(1).max(100).default(40),
    columnFrom: z.int().min(0).default(0),
    columnSize: z.int().min(1).max(100).default(20),
  }),
  z.object({
    /** Applications that the filter shows, and those that there are. */
    total: z.int(),
    all: z.int(),
    /** The same of namespaces. */
    columnTotal: z.int(),
    columnAll: z.int(),
    namespaces: z.array(z.string()),
    rows: z.array(
      z.object({
        /** The Application's name. */
        id: z.string(),
        serviceCount: z.int(),
        /** One for each of `namespaces`; null where nothing is allowed or used. */
        cells: z.array(
          z.object({ mode: z.enum(['all', 'some', 'none']), allowed: z.int(), inUse: z.int() }).nullable(),
        ),
      }),
    ),
  }),
);

/** What allowing everything, or withdrawing all, would change in each chosen Application and namespace. */
export const matrixPlanView = defineView(
  z.strictObject({
    text,
    isAll: z.boolean(),
    names: z.array(objectName).max(10_000),
    namespaces: z.array(objectName).min(1).max(1_000),
    wanted: z.enum(['all', 'none']),
  }),
  z.object({
    /** How many cells change. */
    total: z.int(),
    /** How many are as wanted already. */
    unchanged: z.int(),
    /** The first of those that change. */
    changes: z.array(
      z.object({
        id: z.string(),
        application: z.string(),
        namespace: z.string(),
        allowance: z.custom<Allowance>(),
        /** "None", "2 of 5". */
        word: z.string(),
      }),
    ),
    /** Ids of the graph's nodes, catalog entries, that are withdrawn by these. */
    withdrawn: z.array(z.string()),
  }),
);

/** What of an Application a namespace may use, to be changed. */
export const namespaceAllowanceView = defineView(
  z.strictObject({ application: objectName, namespace: objectName }),
  z.object({
    allowance: z.custom<Allowance>(),
    services: z.array(z.object({ id: z.string(), displayName: z.string(), description: z.string() })),
  }),
);

/** Applications that only mappings name. */
export const namespaceOrphansView = defineView(
  z.strictObject({}),
  z.object({
    total: z.int(),
    orphans: z.array(
      z.object({
        id: z.string(),
        /** Name of the Application that is not there. */
        name: z.string(),
        problem: z.custom<ToldProblem>(),
      }),
    ),
  }),
);
