import { isDeepStrictEqual } from 'node:util';
import { parseFixedPath } from 'kube-text/json-path';
import type { WorkloadMapping } from '#lib/domain/binding/workload-mapping.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { ensureAt } from '#lib/domain/kubernetes/object-path.ts';
import { MooringError } from '#lib/errors.ts';
import { containersOf, containerText, type FoundContainer } from './containers.ts';
import {
  defaultRoot,
  overridesOf,
  type Projection,
  rootVariable,
  variablesOf,
  volumeName,
  volumeOf,
} from './projection.ts';
import {
  isSameContainer,
  type Made,
  readTraces,
  type Trace,
  type Traces,
  type Variable,
  writeTraces,
} from './traces.ts';
import { unproject } from './unproject.ts';

/**
 * `workload` with the projection in it (binding contract 4.3); the same object when all of it is there already.
 * What others have in it stays in its place.
 * @throws MooringError UNPROCESSABLE where another binding or the root of a container stands in the way, JsonPathError for
 * a mapping that cannot be read.
 */
export function project<T extends KubeObject>(
  workload: T,
  projection: Projection,
  mapping: WorkloadMapping,
): T {
  const { uid } = projection;
  const wanted = JSON.stringify(projection);
  const before = readTraces(workload).bindings[uid];
  const isCurrent = before?.wanted === wanted && isDeepStrictEqual(plain(before.mapping), plain(mapping));
  const base = before !== undefined && !isCurrent ? unproject(workload, uid) : structuredClone(workload);
  const traces = readTraces(base);
  const known = traces.bindings[uid];
  const note = notesIn(traces.made);

  const containers = containersOf(base, mapping).filter(({ ref }) => isWanted(ref.name, projection));
  refuseSameDirectory(projection, traces);
  const volumes = ensureAt<NamedItem[]>(base, parseFixedPath(mapping.volumes), note.path, () => []);
  // somebody took the annotation away: what is there is this binding's own
  const isLost = known === undefined && volumes.some(({ name }) => name === volumeName(projection));
  setNamed(volumes, volumeOf(projection));
  const overrides = overridesOf(projection);
  if (overrides.length > 0) {
    const annotations = ensureAt(base, parseFixedPath(mapping.annotations), note.path);
    for (const { key, value } of overrides) {
      annotations[key] = value;
    }
  }
  const bound = containers.map((container) =>
    bindContainer(container, { projection, traces, known, note, isLost }),
  );
  ensureAt(base, ['metadata', 'annotations'], note.path);
  const trace: Trace = {
    binding: projection.binding,
    directory: projection.directory,
    mapping,
    wanted,
    volume: volumeName(projection),
    annotations: overrides.map(({ key }) => key),
    containers: bound,
  };
  writeTraces(base, { ...traces, bindings: { ...traces.bindings, [uid]: trace } });
  return isDeepStrictEqual(base, workload) ? workload : base;
}

type NamedItem = { name: string } & Record<string, unknown>;

/** Without the members that are there and undefined: what was read back has none. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** A container without a name is bound whatever the list says (binding contract 4.5). */
function isWanted(name: string | undefined, { containers }: Projection): boolean {
  return containers === undefined || name === undefined || containers.includes(name);
}

/** The specification leaves equal directories open; a second one would hide the first. */
function refuseSameDirectory({ uid, directory }: Projection, { bindings }: Traces): void {
  for (const [other, trace] of Object.entries(bindings)) {
    if (other !== uid && trace.directory === directory) {
      throw new MooringError(
        'UNPROCESSABLE',
        `ServiceBinding "${trace.binding}" has the directory ${directory} there already; give this one another spec.name`,
      );
    }
  }
}

interface Notes {
  path(path: string[]): void;
  inContainer(container: FoundContainer, path: string[]): void;
  root(container: FoundContainer): void;
}

function notesIn(made: Made): Notes {
  return {
    path: (path) => made.paths.push(path),
    inContainer: ({ ref }, path) => made.inContainers.push({ container: ref, path }),
    root: ({ ref, env }) => made.roots.push({ container: ref, path: env }),
  };
}

interface Binding {
  projection: Projection;
  traces: Traces;
  known: Trace | undefined;
  note: Notes;
  /** Whether the binding is in the workload without a trace. */
  isLost: boolean;
}

function bindContainer(
  container: FoundContainer,
  { projection, traces, known, note, isLost }: Binding,
): Trace['containers'][number] {
  const { node, ref } = container;
  const noteHere = (path: string[]) => note.inContainer(container, path);
  const env = ensureAt<Variable[]>(node, container.env, noteHere, () => []);
  const root = rootOf(env, ref);
  if (root === undefined) {
    env.push({ name: rootVariable, value: defaultRoot });
  }
  if (root === undefined || (isLost && root === defaultRoot)) {
    note.root(container);
  }
  const mounts = ensureAt<NamedItem[]>(node, container.volumeMounts, noteHere, () => []);
  setNamed(mounts, {
    name: volumeName(projection),
    mountPath: `${(root ?? defaultRoot).replace(/\/+$/, '')}/${projection.directory}`,
    readOnly: true,
  });

  const before = known?.containers.find((it) => isSameContainer(it.container, ref));
  const replaced = [...(before?.replaced ?? [])];
  const variables = variablesOf(projection);
  const own = new Set(before?.env.map(({ name }) => name));
  for (const variable of variables) {
    refuseTaken(variable.name, container, projection, traces);
    const present = setVariable(env, variable);
    // what is there already is the owner's, unless a trace says or has lost that it came from here
    const isOwners = isDeepStrictEqual(present, variable)
      ? before === undefined && !isLost
      : !own.has(variable.name);
    if (present !== undefined && isOwners) {
      replaced.push(present);
    }
  }
  return { container: ref, env: variables, replaced };
}

/** Puts a variable in the place of the one of its name, or last. @returns what was there. */
function setVariable(env: Variable[], variable: Variable): Variable | undefined {
  const index = env.findIndex(({ name }) => name === variable.name);
  const present = env[index];
  if (present === undefined) {
    env.push(variable);
  } else if (!isDeepStrictEqual(present, variable)) {
    env[index] = variable;
  }
  return present;
}

/** The value that the container has for SERVICE_BINDING_ROOT, undefined where it has none. */
function rootOf(env: readonly Variable[], ref: FoundContainer['ref']): string | undefined {
  const found = env.find(({ name }) => name === rootVariable);
  if (found === undefined) {
    return undefined;
  }
  if (typeof found.value !== 'string' || !found.value.startsWith('/')) {
    throw new MooringError(
      'UNPROCESSABLE',
      `container ${containerText(ref)} takes ${rootVariable} from elsewhere, so that no path can be made of it: give it a plain value that starts with /`,
    );
  }
  return found.value;
}

function refuseTaken(name: string, { ref }: FoundContainer, { uid }: Projection, { bindings }: Traces): void {
  for (const [other, trace] of Object.entries(bindings)) {
    const there = trace.containers.find((it) => isSameContainer(it.container, ref));
    if (other !== uid && there?.env.some((variable) => variable.name === name)) {
      throw new MooringError(
        'UNPROCESSABLE',
        `ServiceBinding "${trace.binding}" sets the variable ${name} in container ${containerText(ref)} already; name it otherwise in spec.env`,
      );
    }
  }
}

/** Puts an item in the place of the one of its name, or at the end. */
function setNamed(list: NamedItem[], item: NamedItem): void {
  const index = list.findIndex(({ name }) => name === item.name);
  if (index < 0) {
    list.push(item);
  } else if (!isDeepStrictEqual(list[index], item)) {
    list[index] = item;
  }
}
