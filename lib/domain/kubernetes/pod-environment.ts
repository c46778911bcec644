import { expandVariables } from './expand-variables.ts';
import type { ObjectMeta } from './kube-object.ts';
import { parseQuantity } from './quantity.ts';

interface LocalReference {
  name: string;
  optional?: boolean;
}

interface KeyReference extends LocalReference {
  key: string;
}

export interface EnvVar {
  name: string;
  value?: string;
  valueFrom?: {
    secretKeyRef?: KeyReference;
    configMapKeyRef?: KeyReference;
    fieldRef?: { fieldPath: string };
    resourceFieldRef?: { containerName?: string; resource: string; divisor?: string };
  };
}

export interface EnvFromSource {
  prefix?: string;
  secretRef?: LocalReference;
  configMapRef?: LocalReference;
}

interface EnvContainer {
  name: string;
  env?: EnvVar[];
  envFrom?: EnvFromSource[];
  resources?: { limits?: Record<string, string | number>; requests?: Record<string, string | number> };
}

/** The part of a Pod that its environment depends on. */
export interface EnvPod {
  metadata: Pick<ObjectMeta, 'name' | 'namespace' | 'uid' | 'labels' | 'annotations'>;
  spec: {
    nodeName?: string;
    serviceAccountName?: string;
    containers: EnvContainer[];
  };
  status?: { hostIP?: string; podIP?: string; podIPs?: { ip: string }[] };
}

/** Where Secrets (data in base64) and ConfigMaps are found by `namespace/name`: a Map or an informer. */
export interface EnvSource {
  get(key: string): { data?: Record<string, string> } | undefined;
}

interface ResolvedVariable {
  name: string;
  value: string;
  /** The object the value comes from; undefined for one written into the pod or taken from its own fields. */
  from?: { kind: 'Secret' | 'ConfigMap'; name: string; key: string };
}

/** Of one `envFrom` source: the names, prefix included, that no variable can have. */
export interface SkippedNames {
  kind: 'Secret' | 'ConfigMap';
  name: string;
  names: string[];
}

export interface ContainerEnvironment {
  container: string;
  /** In the order Kubernetes applies them; a name is there once. Empty where `problem` is set. */
  variables: ResolvedVariable[];
  /** What was left out because it is no name of a variable. */
  skipped: SkippedNames[];
  /** Why the container cannot be started, in the kubelet's words. */
  problem?: string;
}

class MissingSource extends Error {}

const variableName = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;

/**
 * The environment of each container as the kubelet builds it: `envFrom` in order (a later source wins), then `env` in
 * order (wins over `envFrom`), with prefixes and `$(NAME)` references applied. Pure.
 */
export function resolvePodEnvironment(
  pod: EnvPod,
  secrets: EnvSource,
  configMaps: EnvSource,
): ContainerEnvironment[] {
  return pod.spec.containers.map((container) => {
    const skipped: SkippedNames[] = [];
    try {
      const variables = resolveContainer(pod, container, { secrets, configMaps, skipped });
      return { container: container.name, variables, skipped };
    } catch (error) {
      if (!(error instanceof MissingSource)) {
        throw error;
      }
      return { container: container.name, variables: [], skipped, problem: error.message };
    }
  });
}

interface Sources {
  secrets: EnvSource;
  configMaps: EnvSource;
  skipped: SkippedNames[];
}

function resolveContainer(pod: EnvPod, container: EnvContainer, sources: Sources): ResolvedVariable[] {
  const variables = new Map<string, ResolvedVariable>();
  const values = new Map<string, string>();
  function set(variable: ResolvedVariable): void {
    variables.set(variable.name, variable);
    values.set(variable.name, variable.value);
  }

  for (const source of container.envFrom ?? []) {
    const found = fromWholeObject(pod, source, sources);
    for (const variable of found.filter(({ name }) => isVariableName(name))) {
      set(variable);
    }
    const skipped = found.filter(({ name }) => !isVariableName(name));
    const from = skipped[0]?.from;
    if (from !== undefined) {
      sources.skipped.push({ kind: from.kind, name: from.name, names: skipped.map(({ name }) => name) });
    }
  }
  for (const variable of container.env ?? []) {
    const resolved = variable.value
      ? { name: variable.name, value: expandVariables(variable.value, values) }
      : fromReference(pod, container, variable, sources);
    if (resolved !== undefined) {
      set(resolved);
    }
  }
  return [...variables.values()];
}

function fromWholeObject(pod: EnvPod, source: EnvFromSource, sources: Sources): ResolvedVariable[] {
  const { prefix = '', configMapRef, secretRef } = source;
  const reference = configMapRef ?? secretRef;
  if (reference === undefined) {
    return [];
  }
  const kind = configMapRef === undefined ? 'Secret' : 'ConfigMap';
  const data = dataOf(pod, kind, reference, sources);
  return Object.entries(data ?? {}).map(([key, value]) => ({
    name: prefix + key,
    value,
    from: { kind, name: reference.name, key },
  }));
}

function fromReference(
  pod: EnvPod,
  container: EnvContainer,
  { name, valueFrom = {} }: EnvVar,
  sources: Sources,
): ResolvedVariable | undefined {
  const { configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef } = valueFrom;
  const reference = configMapKeyRef ?? secretKeyRef;
  if (reference !== undefined) {
    const kind = configMapKeyRef === undefined ? 'Secret' : 'ConfigMap';
    const value = keyOf(pod, kind, reference, sources);
    return value === undefined
      ? undefined
      : { name, value, from: { kind, name: reference.name, key: reference.key } };
  }
  if (fieldRef !== undefined) {
    return { name, value: podField(pod, fieldRef.fieldPath) };
  }
  return {
    name,
    value: resourceFieldRef === undefined ? '' : resourceField(pod, container, resourceFieldRef),
  };
}

function keyOf(
  pod: EnvPod,
  kind: 'Secret' | 'ConfigMap',
  reference: KeyReference,
  sources: Sources,
): string | undefined {
  const data = dataOf(pod, kind, reference, sources);
  const value = data?.[reference.key];
  if (value === undefined && !reference.optional) {
    const where = `${kind} ${pod.metadata.namespace ?? ''}/${reference.name}`;
    throw new MissingSource(`couldn't find key ${reference.key} in ${where}`);
  }
  return value;
}

/** The object's entries, decoded; undefined where it is missing and may be. */
function dataOf(
  pod: EnvPod,
  kind: 'Secret' | 'ConfigMap',
  reference: LocalReference,
  { secrets, configMaps }: Sources,
): Record<string, string> | undefined {
  const key = `${pod.metadata.namespace ?? ''}/${reference.name}`;
  const found = (kind === 'Secret' ? secrets : configMaps).get(key);
  if (found === undefined) {
    if (reference.optional) {
      return undefined;
    }
    throw new MissingSource(`${kind.toLowerCase()} "${reference.name}" not found`);
  }
  const data = found.data ?? {};
  if (kind === 'ConfigMap') {
    return data;
  }
  return Object.fromEntries(Object.entries(data).map(([name, encoded]) => [name, decodeBase64(encoded)]));
}

function decodeBase64(encoded: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0)));
}

function isVariableName(name: string): boolean {
  return variableName.test(name) && name !== '.' && !name.startsWith('..');
}

function podField(pod: EnvPod, path: string): string {
  const subscript = /^metadata\.(labels|annotations)\['(.*)'\]$/.exec(path);
  if (subscript !== null) {
    const map = subscript[1] === 'labels' ? pod.metadata.labels : pod.metadata.annotations;
    return map?.[subscript[2] ?? ''] ?? '';
  }
  const { metadata, spec, status = {} } = pod;
  const fields: Record<string, string | undefined> = {
    'metadata.name': metadata.name,
    'metadata.namespace': metadata.namespace,
    'metadata.uid': metadata.uid,
    'spec.nodeName': spec.nodeName,
    'spec.serviceAccountName': spec.serviceAccountName,
    'status.hostIP': status.hostIP,
    'status.podIP': status.podIP,
    'status.podIPs': status.podIPs?.map(({ ip }) => ip).join(','),
  };
  return fields[path] ?? '';
}

function resourceField(
  pod: EnvPod,
  container: EnvContainer,
  reference: { containerName?: string; resource: string; divisor?: string },
): string {
  const { containerName, resource, divisor = '1' } = reference;
  const of = pod.spec.containers.find(({ name }) => name === containerName) ?? container;
  const [kind, ...name] = resource.split('.');
  const quantity = (kind === 'limits' ? of.resources?.limits : of.resources?.requests)?.[name.join('.')];
  const amount = parseQuantity(String(quantity ?? '0')) ?? 0;
  return String(Math.ceil(amount / (parseQuantity(divisor) || 1)));
}
