import { ApiError, badRequest, internalError, type Status } from '../meta/api-error.ts';
import { type ApiObject, cloneJson, fieldsOf, isFields, textOf } from '../meta/api-object.ts';
import { matchesSelectorObject } from '../selectors/label-selector-object.ts';
import { type ApiContext, isoSeconds, type ResourceRequest } from './api-context.ts';
import { type DeleteOptions, deleteObject, readDeleteOptions } from './delete-object.ts';
import { getOrNotFound } from './update-object.ts';

const budgetKey = 'policy/poddisruptionbudgets';
const done: Status = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 };

/**
 * Deletes a pod where its PodDisruptionBudget allows that: `pods/eviction`, which is what a drain of a node asks for.
 * Throws 400, 404, 409, and 429 where the budget has nothing left.
 */
export function evictPod(api: ApiContext, request: ResourceRequest, body: unknown): Status {
  const options = readEviction(request, body);
  const { object: pod } = getOrNotFound(api, request);
  if (!isUnderway(pod)) spendBudget(api, pod, options.dryRun);
  deleteObject(api, request, options);
  return done;
}

function readEviction({ name, query }: ResourceRequest, body: unknown): DeleteOptions {
  const { apiVersion, kind, metadata, deleteOptions } = fieldsOf(body);
  if (!isFields(body) || kind !== 'Eviction' || apiVersion !== 'policy/v1beta1') {
    const shown = `${textOf(kind)} in version ${JSON.stringify(textOf(apiVersion))}`;
    throw badRequest(`${shown} cannot be handled as a Eviction: it has to be of policy/v1beta1`);
  }
  if (fieldsOf(metadata).name !== name) {
    throw badRequest('name in URL does not match name in Eviction object');
  }
  return readDeleteOptions(query, deleteOptions);
}

/** Nobody counts on it: it has not begun, has ended, or goes already. */
function isUnderway({ metadata, status }: ApiObject): boolean {
  const phase = textOf(fieldsOf(status).phase);
  return metadata.deletionTimestamp !== undefined || ['Pending', 'Succeeded', 'Failed'].includes(phase);
}

function spendBudget(api: ApiContext, pod: ApiObject, dryRun: boolean): void {
  const { name, namespace = '', labels = {} } = pod.metadata;
  const matches = ({ spec }: ApiObject): boolean => matchesSelectorObject(fieldsOf(spec).selector, labels);
  const { items } = api.store.list(budgetKey, { namespace, limit: 0, matches });
  const [budget, second] = items.map(({ object }) => object);
  if (budget === undefined) return;
  if (second !== undefined) {
    throw internalError(
      'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.',
    );
  }
  const next = cloneJson(budget);
  const status = fieldsOf(next.status);
  const allowed = Number(status.disruptionsAllowed ?? 0);
  if (Number(status.observedGeneration ?? 0) < (budget.metadata.generation ?? 0) || allowed <= 0) {
    throw exhausted(budget);
  }
  if (dryRun) return;
  const disruptedPods = { ...fieldsOf(status.disruptedPods), [name]: isoSeconds(api.now()) };
  next.status = { ...status, disruptionsAllowed: allowed - 1, disruptedPods };
  api.store.put(budgetKey, next);
}

function exhausted({ metadata, status }: ApiObject): ApiError {
  const { desiredHealthy = 0, currentHealthy = 0 } = fieldsOf(status);
  const message = `The disruption budget ${metadata.name} needs ${desiredHealthy} healthy pods and has ${currentHealthy} currently`;
  return new ApiError(
    429,
    'TooManyRequests',
    "Cannot evict pod as it would violate the pod's disruption budget.",
    { causes: [{ reason: 'DisruptionBudget', message }] },
  );
}
