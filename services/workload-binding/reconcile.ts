import { type WorkloadBinding, workloadBindingFinalizer } from '#lib/domain/binding/workload-binding.ts';
import { type KindInfo, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { errorText, isMooringError } from '#lib/errors.ts';
import { updateObject } from '#lib/k8s/update.ts';
import { BindingProblem } from './binding-problem.ts';
import { type BindingState, writeStatus } from './binding-status.ts';
import { boundKindsOf, isNoted, noteKind, releaseBinding } from './bound-kinds.ts';
import { findSecret } from './find-secret.ts';
import { findWorkloads, listWorkloads, workloadMissing } from './find-workloads.ts';
import { namespacedKind } from './namespaced-kind.ts';
import { project } from './project.ts';
import { type Projection, projectionOf } from './projection.ts';
import { requireEntries, type SecretKeys } from './secret-keys.ts';
import type { Sources } from './sources.ts';
import { readTraces } from './traces.ts';
import { unproject } from './unproject.ts';

export interface BindingContext {
  sources: Sources;
  secretKeys: SecretKeys;
  now(): Date;
}

/**
 * Brings one ServiceBinding of servicebinding.io to its wanted state and says how that went in its conditions (binding
 * contract 4.2).
 * @throws what went wrong, to be tried again.
 */
export async function reconcileBinding(context: BindingContext, key: string): Promise<undefined> {
  const { sources, now } = context;
  const binding = sources.bindings.get(key);
  if (binding === undefined) {
    return;
  }
  if (binding.metadata.deletionTimestamp !== undefined) {
    await takeBack(sources, binding);
    return;
  }
  const service = await attempt(() => findUsableSecret(context, binding));
  const workloads = await attempt(() => bindWorkloads(sources, binding, service.value));
  const problem = service.problem ?? workloads.problem;
  const state: BindingState = {
    secretName: service.value ?? undefined,
    serviceAvailable: availability(service.problem),
    ready: readiness(problem),
  };
  // a conflict of writers is over at the next attempt, and nobody has to know of it
  if (!isMooringError(problem, 'CONFLICT')) {
    await writeStatus(sources.kube, binding, state, now());
  }
  if (problem !== undefined) {
    throw problem;
  }
}

interface Outcome<T> {
  value?: T;
  problem?: unknown;
}

async function attempt<T>(step: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await step() };
  } catch (problem) {
    return { problem };
  }
}

/** The service counts as available also where its Secret lacks something that the binding asks for. */
function availability(problem: unknown): BindingState['serviceAvailable'] {
  if (
    problem === undefined ||
    (problem instanceof BindingProblem && problem.reason !== 'ServiceNotAvailable')
  ) {
    return { status: 'True', reason: 'ResolvedBindingSecret', message: '' };
  }
  return problem instanceof BindingProblem
    ? { status: 'False', reason: problem.reason, message: problem.message }
    : { status: 'Unknown', reason: 'Retrying', message: errorText(problem) };
}

function readiness(problem: unknown): BindingState['ready'] {
  if (problem === undefined) {
    return { status: 'True', reason: 'Projected', message: '' };
  }
  return problem instanceof BindingProblem
    ? { status: 'False', reason: problem.reason, message: problem.message }
    : { status: 'Unknown', reason: 'Retrying', message: errorText(problem) };
}

async function findUsableSecret(
  { sources, secretKeys }: BindingContext,
  binding: WorkloadBinding,
): Promise<string> {
  const secretName = await findSecret(sources, binding);
  requireEntries(binding, secretName, await secretKeys.of(secretName, binding.metadata.namespace));
  return secretName;
}

/**
 * Takes the binding out of workloads that it no longer names, and puts it into those it does.
 * @param secretName undefined where there is none: then what is in workloads stays as it is.
 * @throws BindingProblem for all that went wrong together.
 */
async function bindWorkloads(
  sources: Sources,
  binding: WorkloadBinding,
  secretName: string | undefined,
): Promise<void> {
  const kind = await namespacedKind(sources, binding.spec.workload, 'workload');
  const { mapping, workloads } = await findWorkloads(sources, binding, kind);
  const wanted = new Set(workloads.map(({ metadata }) => metadata.uid));
  await release(sources, binding, (workload) => wanted.has(workload.metadata.uid));
  if (workloads.length === 0) {
    throw workloadMissing(binding);
  }
  if (
    secretName === undefined ||
    (!isNoted(binding, kind) && !(await noteKind(sources.kube, binding, kind)))
  ) {
    return;
  }
  const projection = projectionOf(binding, secretName);
  const failures: string[] = [];
  for (const workload of workloads) {
    try {
      await write(sources, kind, workload, (current) => project(current, projection, mapping));
    } catch (error) {
      if (isMooringError(error, 'CONFLICT')) {
        throw error;
      }
      failures.push(failureText(kind, workload, projection, error));
    }
  }
  if (failures.length > 0) {
    throw new BindingProblem('ProjectionFailed', failures.join(' '));
  }
}

function failureText(
  kind: KindInfo,
  { metadata }: KubeObject,
  projection: Projection,
  error: unknown,
): string {
  const place = `${kind.kind} "${metadata.name}"`;
  const isFixed = kind.group === kinds.jobs.group && kind.kind === kinds.jobs.kind;
  return isFixed && isMooringError(error, 'UNPROCESSABLE')
    ? `${place} cannot be changed any more: delete the Job and create it with a volume of Secret "${projection.secretName}" at /bindings/${projection.directory}, or bind the CronJob that creates it.`
    : `${place}: ${errorText(error)}.`;
}

/** Writes a workload only where its copy is not as wanted. */
async function write(
  { kube }: Sources,
  kind: KindInfo,
  copy: KubeObject,
  change: (workload: KubeObject) => KubeObject,
): Promise<void> {
  if (change(copy) === copy) {
    return;
  }
  await updateObject<KubeObject>(kube, kind, copy.metadata, (current) => {
    const changed = change(current);
    return changed === current ? undefined : changed;
  });
}

/** Takes the binding out of all workloads but those that are `kept`. */
async function release(
  sources: Sources,
  binding: WorkloadBinding,
  kept: (workload: KubeObject) => boolean,
): Promise<void> {
  const { namespace, uid = '' } = binding.metadata;
  for (const kind of await boundKindsOf(sources.finder, binding)) {
    sources.workloads.watch(kind);
    for (const workload of await listWorkloads(sources, kind, namespace)) {
      if (readTraces(workload).bindings[uid] !== undefined && !kept(workload)) {
        await write(sources, kind, workload, (current) => unproject(current, uid));
      }
    }
  }
}

async function takeBack(sources: Sources, binding: WorkloadBinding): Promise<void> {
  if (!binding.metadata.finalizers?.includes(workloadBindingFinalizer)) {
    return;
  }
  const { name, namespace, uid = '' } = binding.metadata;
  // the copies may be older than the last note and the last projection
  const stored = await sources.kube.find<WorkloadBinding>(kinds.workloadbindings, name, namespace);
  for (const kind of stored === undefined ? [] : await boundKindsOf(sources.finder, stored)) {
    const { items } = await sources.kube.list<KubeObject>(kind, { namespace });
    for (const workload of items.filter((item) => readTraces(item).bindings[uid] !== undefined)) {
      await write(sources, kind, workload, (current) => unproject(current, uid));
    }
  }
  await releaseBinding(sources.kube, binding);
}
