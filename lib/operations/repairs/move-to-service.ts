import type { ObjectName } from '#lib/domain/binding/bind-progress.ts';
import { type MovedUsage, type MovePlan, type MoveStep, stepsOfMove } from '#lib/domain/binding/move-plan.ts';
import type { MoveRequest } from '#lib/domain/binding/move-request.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { bindingHealth } from '#lib/domain/health/binding-health.ts';
import { instanceHealth } from '#lib/domain/health/instance-health.ts';
import { isConditionTrue } from '#lib/domain/kubernetes/conditions.ts';
import { type KindName, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { Condition, KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { joinSentences } from '#lib/domain/texts/join-sentences.ts';
import { message, type Sentence } from '#lib/domain/texts/message.ts';
import { isMooringError, MooringError, saidBy } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createUnlessThere } from '#lib/k8s/create-unless-there.ts';
import { type CreatedObject, rollBack } from '../bindings/roll-back.ts';
import { waitForClass } from '../bindings/wait-for-class.ts';
import { waitForObject } from '../bindings/wait-for-object.ts';
import type { OperationContext } from '../context.ts';
import { gatherMove } from './gather-move.ts';
import { replaceAllowed } from './replace-allowed.ts';

const classTimeoutMs = 20_000;
const moveTimeoutMs = 60_000;

/** What moving would change, in its order. Writes nothing. */
export async function planMoveToService(context: OperationContext, input: MoveRequest): Promise<MoveStep[]> {
  const { plan, mustAllow } = await gatherMove(context, input);
  const allow: MoveStep = {
    kind: 'applicationmappings',
    name: input.application,
    action: 'change',
    why: message('views.moveAllows', { to: input.to, from: input.from }),
  };
  return [...(mustAllow && plan.instance !== undefined ? [allow] : []), ...stepsOfMove(plan)];
}

/**
 * Moves instances, bindings and usages of a service to the one that was registered in its place. The new instance and
 * bindings are ready before a workload is touched; up to the last usage a failure puts all back as it was. Done twice, it
 * does nothing the second time.
 * @throws MooringError as `gatherMove` says, or with the cause, after rolling back.
 */
export async function moveToService(context: OperationContext, input: MoveRequest): Promise<void> {
  const { kube } = context;
  const { namespace, from, to } = input;
  const { plan, mustAllow } = await gatherMove(context, input);
  if (plan.instance === undefined) {
    return;
  }
  const created: CreatedObject[] = [];
  const removed: MovedUsage[] = [];
  try {
    if (mustAllow) {
      await replaceAllowed(kube, input, from, to);
    }
    await waitForClass(kube, { namespace, serviceId: to }, classTimeoutMs);
    const signal = AbortSignal.timeout(moveTimeoutMs);
    await prepare(kube, plan, created, signal);
    for (const usage of plan.bindings.flatMap(({ usages }) => usages)) {
      await switchUsage(kube, usage, { created, removed, signal });
    }
  } catch (error) {
    throw await undo(context, input, { created, removed, mustAllow, error });
  }
  const past = [
    ...plan.olds.map((object) => ({ kind: 'serviceinstances' as const, object })),
    ...plan.bindings.map(({ old }) => ({ kind: 'servicebindings' as const, object: old })),
  ];
  refuseLeft(await rollBack(kube, past, () => undefined));
}

async function prepare(
  kube: KubeClient,
  { instance, bindings }: MovePlan,
  created: CreatedObject[],
  signal: AbortSignal,
): Promise<void> {
  const fresh: CreatedObject[] = [
    ...(instance === undefined ? [] : [{ kind: 'serviceinstances' as const, object: instance.fresh }]),
    ...bindings.map((binding) => ({ kind: 'servicebindings' as const, object: binding.fresh })),
  ];
  for (const { kind, object } of fresh) {
    await createOnce(kube, kind, object, created);
    await waitUntilReady(kube, kind, object, signal);
  }
}

async function createOnce(
  kube: KubeClient,
  kind: KindName,
  object: KubeObject,
  created: CreatedObject[],
): Promise<void> {
  const stored = await createUnlessThere(kube, kinds[kind], object);
  // else a second click made it: both wait for the same object
  if (stored !== undefined) {
    created.push({ kind, object: stored });
  }
}

interface Conditioned extends KubeObject {
  status?: { conditions?: Condition[] };
}

async function waitUntilReady(
  kube: KubeClient,
  kind: KindName,
  { metadata }: KubeObject,
  signal: AbortSignal,
): Promise<void> {
  const target = { name: metadata.name, namespace: metadata.namespace ?? '' };
  const what = { kind: kinds[kind].kind, name: target.name };
  const isReady = (object: Conditioned | undefined) => {
    if (object === undefined || object.metadata.deletionTimestamp !== undefined) {
      throw new MooringError('CONFLICT', message('errors.objectRemovedMeanwhile', what));
    }
    const conditions = object.status?.conditions;
    if (isConditionTrue(conditions, 'Failed')) {
      const health =
        kind === 'serviceinstances'
          ? instanceHealth(object as ServiceInstance)
          : bindingHealth(object as CatalogBinding, undefined);
      throw new MooringError(
        'UPSTREAM',
        message('errors.objectFailed', { ...what, evidence: health.problem?.evidence ?? '' }),
      );
    }
    return isConditionTrue(conditions, 'Ready');
  };
  await waitForObject(kube, kinds[kind], target, isReady, signal).catch((error: unknown) => {
    throw signal.aborted ? new MooringError('TIMEOUT', message('errors.objectWasNotReady', what)) : error;
  });
}

/** The old usage goes first: two of them would put variables of the same name into the workload. */
async function switchUsage(
  kube: KubeClient,
  usage: MovedUsage,
  { created, removed, signal }: { created: CreatedObject[]; removed: MovedUsage[]; signal: AbortSignal },
): Promise<void> {
  const kind = 'servicebindingusages';
  removed.push(usage);
  const left = await rollBack(kube, [{ kind, object: usage.old }], () => undefined);
  const current = await kube.find(kinds[kind], usage.old.metadata.name, usage.old.metadata.namespace);
  // where its uid is another one, a second click has replaced it already
  if (left.length > 0 && current?.metadata.uid === usage.old.metadata.uid) {
    refuseLeft(left);
  }
  await createOnce(kube, kind, usage.fresh, created);
  await waitUntilReady(kube, kind, usage.fresh, signal);
}

function refuseLeft(left: readonly ObjectName[]): void {
  if (left.length > 0) {
    const names = left.map(({ kind, name: one }) => `${kinds[kind].kind} ${one}`).join(', ');
    throw new MooringError('TIMEOUT', message('errors.notRemovedYet', { names }), {
      hint: message('errors.deletionGoesOn'),
    });
  }
}

interface Broken {
  created: readonly CreatedObject[];
  removed: readonly MovedUsage[];
  mustAllow: boolean;
  error: unknown;
}

/** Puts back what was there before; returns what to tell. */
async function undo(
  { kube }: OperationContext,
  input: MoveRequest,
  { created, removed, mustAllow, error }: Broken,
): Promise<MooringError> {
  const left = await rollBack(kube, created, () => undefined);
  const lost: Sentence[] = left.map(({ kind, name: one }) =>
    message('errors.notRemovedAgain', { object: `${kinds[kind].kind} ${one}` }),
  );
  const note = (object: string) => (reason: unknown) =>
    void lost.push(message('errors.notPutBack', { object, reason: saidBy(reason) }));
  for (const { old, fresh } of removed) {
    const spec = { ...old.spec };
    const object = { ...fresh, spec } as KubeObject;
    await createUnlessThere(kube, kinds.servicebindingusages, object).catch(
      note(`ServiceBindingUsage ${old.metadata.name}`),
    );
  }
  if (mustAllow) {
    await replaceAllowed(kube, input, input.to, input.from).catch(
      note(`ApplicationMapping ${input.application}`),
    );
  }
  const undone = lost.length === 0 ? message('errors.asBefore') : joinSentences(lost);
  const hint = isMooringError(error) ? error.said.hint : undefined;
  return new MooringError(
    isMooringError(error) ? error.code : 'INTERNAL',
    message('errors.notMoved', { reason: saidBy(error), undone }),
    { cause: error, ...(hint === undefined ? {} : { hint }) },
  );
}
