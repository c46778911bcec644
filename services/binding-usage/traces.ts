import { z } from 'zod';
import { tracingAnnotation } from '#lib/domain/binding/service-binding-usage.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';

const traceSchema = z.object({
  injectedLabels: z.record(z.string(), z.string()).default({}),
  /** Values that labels had before. */
  replacedLabels: z.record(z.string(), z.string()).optional(),
  labelsPath: z.string().default('spec.template.metadata.labels'),
  /** One entry per container that got the Secret. */
  injectedEnvFrom: z
    .array(z.object({ container: z.string(), prefix: z.string().optional(), secretName: z.string() }))
    .default([]),
  /** One entry per variable, where they are written one by one. */
  injectedEnv: z
    .array(z.object({ container: z.string(), name: z.string(), key: z.string(), secretName: z.string() }))
    .optional(),
  /** What was not there before and goes with the last thing in it. */
  created: z.array(z.string()).optional(),
});

/** What one usage put into a workload. `injectedLabels` is the contract's (3.3), the rest is Mooring's. */
export type Trace = z.infer<typeof traceSchema>;

export type Traces = Record<string, Trace>;

const tracesSchema = z.record(z.string(), traceSchema);

/** The traces of all usages on a workload, by usage name; what is not readable counts as none. */
export function readTraces(workload: KubeObject): Traces {
  const text = workload.metadata.annotations?.[tracingAnnotation];
  if (text === undefined) {
    return {};
  }
  try {
    return tracesSchema.parse(JSON.parse(text));
  } catch {
    return {};
  }
}
