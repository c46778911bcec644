import { z } from 'zod';
import { projectionsAnnotation } from '#lib/domain/binding/workload-binding.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';

const containerSchema = z.object({
  /** JSONPath that found it, and the fixed path of its name. */
  path: z.string(),
  namePath: z.string().optional(),
  name: z.string().optional(),
  /** Its place among what the path finds; counts where there is no name. */
  index: z.number(),
});

/** One container of a workload, so that it is found again. */
export type ContainerRef = z.infer<typeof containerSchema>;

const variableSchema = z.looseObject({ name: z.string() });

export type Variable = z.infer<typeof variableSchema>;

const mappingSchema = z.object({
  annotations: z.string(),
  containers: z.array(
    z.object({
      path: z.string(),
      name: z.string().optional(),
      env: z.string(),
      volumeMounts: z.string(),
    }),
  ),
  volumes: z.string(),
});

const traceSchema = z.object({
  /** Name of the ServiceBinding. */
  binding: z.string(),
  directory: z.string(),
  /** The mapping by which it was projected: by the same one it is taken back (binding contract 4.5). */
  mapping: mappingSchema,
  /** What was asked for, as text: another text means another projection. */
  wanted: z.string(),
  volume: z.string(),
  annotations: z.array(z.string()),
  containers: z.array(
    z.object({
      container: containerSchema,
      env: z.array(variableSchema),
      /** What the container had under those names before. */
      replaced: z.array(variableSchema),
    }),
  ),
});

/** What one ServiceBinding put into a workload. */
export type Trace = z.infer<typeof traceSchema>;

const madeSchema = z.object({
  /** Objects and lists of the workload that were not there before. */
  paths: z.array(z.array(z.string())),
  /** The same inside of containers. */
  inContainers: z.array(z.object({ container: containerSchema, path: z.array(z.string()) })),
  /** Containers that got SERVICE_BINDING_ROOT. */
  roots: z.array(z.object({ container: containerSchema, path: z.array(z.string()) })),
});

/** What all bindings of a workload share: it goes with the last one that needs it. */
export type Made = z.infer<typeof madeSchema>;

const tracesSchema = z.object({
  bindings: z.record(z.string(), traceSchema),
  made: madeSchema,
});

/** The traces on a workload, by uid of the binding. */
export type Traces = z.infer<typeof tracesSchema>;

/** What was put into a workload; what cannot be read counts as nothing. */
export function readTraces(workload: KubeObject): Traces {
  const text = workload.metadata.annotations?.[projectionsAnnotation];
  try {
    return tracesSchema.parse(JSON.parse(text ?? ''));
  } catch {
    return { bindings: {}, made: { paths: [], inContainers: [], roots: [] } };
  }
}

/** Writes the traces, members in a fixed order: equal traces are equal texts. Without any the annotation goes. */
export function writeTraces(workload: KubeObject, traces: Traces): void {
  const annotations = workload.metadata.annotations ?? {};
  if (Object.keys(traces.bindings).length === 0) {
    delete annotations[projectionsAnnotation];
  } else {
    annotations[projectionsAnnotation] = JSON.stringify(tracesSchema.parse(traces));
  }
}

/** Whether both mean the same container. */
export function isSameContainer(left: ContainerRef, right: ContainerRef): boolean {
  return (
    left.path === right.path &&
    (left.name === undefined && right.name === undefined
      ? left.index === right.index
      : left.name === right.name)
  );
}
