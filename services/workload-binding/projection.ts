import { directoryOf, type WorkloadBinding } from '#lib/domain/binding/workload-binding.ts';
import type { Variable } from './traces.ts';

/** What a ServiceBinding wants its workloads to have. */
export interface Projection {
  uid: string;
  /** Name of the ServiceBinding. */
  binding: string;
  /** Name of the directory with the entries. */
  directory: string;
  secretName: string;
  type?: string;
  provider?: string;
  env: { name: string; key: string }[];
  /** Names of the containers that get it; undefined: all. */
  containers?: string[];
}

/** The projection of a binding, once its Secret is known. */
export function projectionOf(binding: WorkloadBinding, secretName: string): Projection {
  const { type, provider, env = [], workload } = binding.spec;
  return {
    uid: binding.metadata.uid ?? '',
    binding: binding.metadata.name,
    directory: directoryOf(binding),
    secretName,
    ...(type === undefined ? {} : { type }),
    ...(provider === undefined ? {} : { provider }),
    env: env.map(({ name, key }) => ({ name, key })),
    ...(workload.containers === undefined ? {} : { containers: workload.containers }),
  };
}

/** Name of the volume with the entries. */
export function volumeName({ uid }: Projection): string {
  return `servicebinding-${uid}`;
}

/** Where a container finds its directories; its own value is never changed (binding contract 4.3). */
export const rootVariable = 'SERVICE_BINDING_ROOT';
export const defaultRoot = '/bindings';

const annotationPrefix = 'servicebinding.mooring.dev/';

/** Annotations of the pods that hold the entries which the binding sets itself, with the entries' names. */
export function overridesOf({
  uid,
  type,
  provider,
}: Projection): { entry: string; key: string; value: string }[] {
  return Object.entries({ type, provider }).flatMap(([entry, value]) =>
    value === undefined ? [] : [{ entry, key: `${annotationPrefix}${entry}-${uid}`, value }],
  );
}

// Values that an API server would fill in are written out: what is stored is then what was asked for.
const fieldRefVersion = 'v1';
const defaultMode = 0o644;

/** The volume: the Secret, and over it the entries that the binding sets itself. */
export function volumeOf(projection: Projection): { name: string } & Record<string, unknown> {
  const items = overridesOf(projection).map(({ entry, key }) => ({ path: entry, fieldRef: fieldRefOf(key) }));
  return {
    name: volumeName(projection),
    projected: {
      sources: [
        { secret: { name: projection.secretName } },
        ...(items.length === 0 ? [] : [{ downwardAPI: { items } }]),
      ],
      defaultMode,
    },
  };
}

function fieldRefOf(annotation: string): object {
  return { apiVersion: fieldRefVersion, fieldPath: `metadata.annotations['${annotation}']` };
}

/** The environment variables that the binding asks for. */
export function variablesOf(projection: Projection): Variable[] {
  const overrides = new Map(overridesOf(projection).map(({ entry, key }) => [entry, key]));
  return projection.env.map(({ name, key }) => {
    const annotation = overrides.get(key);
    return {
      name,
      valueFrom:
        annotation === undefined
          ? { secretKeyRef: { name: projection.secretName, key } }
          : { fieldRef: fieldRefOf(annotation) },
    };
  });
}
