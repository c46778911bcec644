import type { BindProgress, BindResult, ObjectName } from '#lib/domain/binding/bind-progress.ts';
import type { BindRequest } from '#lib/domain/binding/bind-request.ts';
import { bindRunAnnotation } from '#lib/domain/binding/bind-run.ts';
import { refusalOf } from '#lib/domain/binding/binding-plan-problems.ts';
import type { BindingPlan, PlannedObject } from '#lib/domain/binding/binding-plan-shape.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { message, type Sentence } from '#lib/domain/texts/message.ts';
import { errorText, isMooringError, MooringError, saidBy } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { OperationContext } from '../context.ts';
import { planBind } from './plan.ts';
import { type CreatedObject, rollBack } from './roll-back.ts';
import { waitForRollout, waitUntilReady } from './wait-until-ready.ts';

const readyTimeoutMs = 60_000;
const rolloutTimeoutMs = 20_000;

export interface BindControl {
  /** Aborting it cancels: everything created is removed again, also while pods are replaced. */
  signal?: AbortSignal;
  onProgress?(progress: BindProgress): void;
  /** How long instance, binding and usage may take to become ready, together. */
  timeoutMs?: number;
  /** Written on what is created, so that another process can tell what the run made. */
  runId?: string;
  /** An earlier process began with the run: what it made is removed, too, where the run fails or is cancelled. */
  resumed?: boolean;
}

/**
 * Binds a service to a Deployment: creates what is missing, waits until it works, or removes all it created.
 * The same request again, also at the same time, takes over what is there and waits for it.
 * @throws MooringError UNPROCESSABLE when the plan has problems; otherwise the cause, after rolling back.
 */
export async function bind(
  context: OperationContext,
  input: BindRequest,
  control: BindControl = {},
): Promise<BindResult> {
  const { onProgress = () => undefined, timeoutMs = readyTimeoutMs } = control;
  const { kube } = context;
  const plan = await planBind(context, input);
  refuseProblems(plan);
  onProgress({
    type: 'planned',
    objects: plan.objects.map(({ action, ...planned }) => ({ ...nameOf(planned), action })),
  });
  const deadline = AbortSignal.timeout(timeoutMs);
  const signal = control.signal === undefined ? deadline : AbortSignal.any([control.signal, deadline]);
  const created = control.resumed === true ? await createdBefore(kube, plan, input, control.runId) : [];
  const warnings: Sentence[] = [];
  try {
    for (const planned of plan.objects.filter(({ action }) => action === 'create')) {
      await kube.create(kinds[planned.kind], planned.object, { dryRun: true }).catch(ignoreExisting);
    }
    for (const planned of plan.objects.filter(({ action }) => action === 'create')) {
      signal.throwIfAborted();
      const object = await createOnce(kube, withRun(planned, control.runId));
      if (object !== undefined) {
        created.push({ kind: planned.kind, object });
        onProgress({ type: 'created', ...nameOf(planned) });
      }
    }
    await waitUntilReady(kube, plan, signal, (name, warning) => {
      warnings.push(...(warning === undefined ? [] : [warning]));
      onProgress({ type: 'ready', ...name, ...(warning === undefined ? {} : { warning }) });
    });
    const rolledOut = await waitForRollout(kube, plan.request, control.signal, rolloutTimeoutMs);
    control.signal?.throwIfAborted();
    return resultOf(plan, created, { rolledOut, warnings });
  } catch (error) {
    const left = await rollBack(kube, created, (name) => onProgress({ type: 'removed', ...name }));
    throw bindError(error, plan, { created, left, cancelled: control.signal?.aborted === true, timeoutMs });
  }
}

function withRun(planned: PlannedObject, runId: string | undefined): PlannedObject {
  if (runId === undefined) {
    return planned;
  }
  const { metadata } = planned.object;
  const annotations = { ...metadata.annotations, [bindRunAnnotation]: runId };
  return { ...planned, object: { ...planned.object, metadata: { ...metadata, annotations } } };
}

/** What the run had created before its process ended, in the order of the plan. */
async function createdBefore(
  kube: KubeClient,
  { objects }: BindingPlan,
  { namespace, workload, createSample }: BindRequest,
  runId: string | undefined,
): Promise<CreatedObject[]> {
  const kind = 'deployments';
  const sample = createSample ? await kube.find<KubeObject>(kinds[kind], workload, namespace) : undefined;
  return [...(sample === undefined ? [] : [{ kind, object: sample } as const]), ...objects]
    .filter(({ object }) => runId !== undefined && object.metadata.annotations?.[bindRunAnnotation] === runId)
    .map(({ kind: one, object }) => ({ kind: one, object }));
}

function nameOf({ kind, object }: { kind: ObjectName['kind']; object: KubeObject }): ObjectName {
  return { kind, name: object.metadata.name };
}

function refuseProblems({ problems }: BindingPlan): void {
  const [first] = problems;
  if (first !== undefined) {
    throw new MooringError('UNPROCESSABLE', refusalOf(problems), { hint: first.fix, details: problems });
  }
}

function ignoreExisting(error: unknown): undefined {
  if (isMooringError(error, 'EXISTS')) {
    return undefined;
  }
  throw error;
}

/** Creates the object; undefined where an equal one came in between, by a second click or from another window. */
async function createOnce(
  kube: KubeClient,
  { kind, object }: PlannedObject,
): Promise<KubeObject | undefined> {
  const created = await kube.create(kinds[kind], object).catch(ignoreExisting);
  if (created !== undefined) {
    return created;
  }
  const { name, namespace } = object.metadata;
  const existing = await kube.find(kinds[kind], name, namespace);
  if (existing === undefined || !servesSamePurpose(existing, object)) {
    throw new MooringError('CONFLICT', message('errors.createdByOther', { kind: object.kind, name }), {
      hint: message('errors.createdByOtherHint'),
    });
  }
  return undefined;
}

/** True where everything that `wanted.spec` says is also in `existing.spec`, whatever the server added. */
function servesSamePurpose(existing: KubeObject, wanted: KubeObject): boolean {
  return includes((existing as { spec?: unknown }).spec, (wanted as { spec?: unknown }).spec);
}

function includes(whole: unknown, part: unknown): boolean {
  if (typeof part !== 'object' || part === null) {
    return whole === part;
  }
  return (
    typeof whole === 'object' &&
    whole !== null &&
    Object.entries(part).every(([key, value]) => includes((whole as Record<string, unknown>)[key], value))
  );
}

interface Failure {
  created: CreatedObject[];
  left: ObjectName[];
  cancelled: boolean;
  timeoutMs: number;
}

function bindError(error: unknown, plan: BindingPlan, failure: Failure): MooringError {
  const { created, left, cancelled, timeoutMs } = failure;
  const undone =
    left.length === 0
      ? created.length === 0
        ? message('errors.nothingChanged')
        : message('errors.createdRemoved')
      : message('errors.notRemovedYet', {
          names: left.map(({ kind, name }) => `${kinds[kind].kind} ${name}`).join(', '),
        });
  const details = { removed: created.map(nameOf), left };
  if (cancelled) {
    return new MooringError(
      'CONFLICT',
      message('errors.bindCancelled', { service: plan.serviceName, undone }),
      { details },
    );
  }
  if (isMooringError(error)) {
    const hint = error.said.hint === undefined ? {} : { hint: error.said.hint };
    return new MooringError(error.code, message('errors.andThen', { reason: saidBy(error), undone }), {
      ...hint,
      cause: error,
      details,
    });
  }
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return new MooringError(
      'TIMEOUT',
      message('errors.bindTimeout', {
        service: plan.serviceName,
        seconds: Math.round(timeoutMs / 1000),
        undone,
      }),
      { hint: message('errors.bindTimeoutHint'), details },
    );
  }
  return new MooringError('INTERNAL', message('errors.bindFailed', { undone }), {
    cause: errorText(error),
    details,
  });
}

function resultOf(
  plan: BindingPlan,
  created: CreatedObject[],
  outcome: Pick<BindResult, 'rolledOut' | 'warnings'>,
): BindResult {
  const named = (kind: ObjectName['kind']) =>
    plan.objects.find((planned) => planned.kind === kind)?.object.metadata.name ?? '';
  return {
    namespace: plan.request.namespace,
    workload: plan.request.workload,
    instance: named('serviceinstances'),
    binding: named('servicebindings'),
    usage: named('servicebindingusages'),
    secretName: plan.secretName,
    created: created.map(nameOf),
    ...outcome,
  };
}
