import {
  type ApiObject,
  cloneJson,
  fieldsOf,
  isFields,
  listOf,
  sameJson,
  textOf,
} from '../../meta/api-object.ts';
import { type FieldError, forbiddenField } from '../../meta/field-error.ts';
import type { Strategy } from '../resource-definition.ts';
import { defaultPodSpec } from './default-pod-spec.ts';
import { ensureFields, setDefault } from './set-default.ts';
import { validatePodSpec } from './validate-pod-spec.ts';

function qosClass(object: ApiObject): string {
  const containers = listOf(fieldsOf(object.spec).containers).map((container) =>
    fieldsOf(fieldsOf(container).resources),
  );
  const hasAny = containers.some(
    (resources) =>
      Object.keys(fieldsOf(resources.limits)).length + Object.keys(fieldsOf(resources.requests)).length > 0,
  );
  if (!hasAny) return 'BestEffort';
  const guaranteed = containers.every((resources) => {
    const limits = fieldsOf(resources.limits);
    return limits.cpu !== undefined && limits.memory !== undefined && sameJson(resources.requests, limits);
  });
  return guaranteed ? 'Guaranteed' : 'Burstable';
}

function prepareForCreate(object: ApiObject): void {
  const spec = ensureFields(object, 'spec');
  setDefault(spec, 'serviceAccountName', 'default');
  setDefault(spec, 'serviceAccount', spec.serviceAccountName);
  setDefault(spec, 'enableServiceLinks', true);
  setDefault(spec, 'preemptionPolicy', 'PreemptLowerPriority');
  setDefault(spec, 'priority', 0);
  if (spec.tolerations === undefined) {
    spec.tolerations = ['not-ready', 'unreachable'].map((state) => ({
      key: `node.kubernetes.io/${state}`,
      operator: 'Exists',
      effect: 'NoExecute',
      tolerationSeconds: 300,
    }));
  }
  object.status = { phase: 'Pending', qosClass: qosClass(object) };
}

/** Of a pod's spec only the images, the deadline and further tolerations may change once it is there. */
function validateUpdate(next: ApiObject, previous: ApiObject): FieldError[] {
  const masked = cloneJson(fieldsOf(next.spec));
  const before = fieldsOf(previous.spec);
  for (const list of ['containers', 'initContainers']) {
    listOf(masked[list]).forEach((container, i) => {
      const old = listOf(before[list])[i];
      if (isFields(container) && isFields(old)) container.image = old.image;
    });
  }
  masked.activeDeadlineSeconds = before.activeDeadlineSeconds;
  masked.tolerations = before.tolerations;
  // The scheduler's own write, which the real server takes through the binding subresource.
  if (before.nodeName === undefined) delete masked.nodeName;
  if (sameJson(masked, before)) return [];
  return [
    forbiddenField(
      'spec',
      'pod updates may not change fields other than `spec.containers[*].image`, `spec.initContainers[*].image`, `spec.activeDeadlineSeconds` or `spec.tolerations` (only additions to existing tolerations)',
    ),
  ];
}

/** A pod that sits on a node is left to the node for its grace period; any other is deleted at once. */
function gracePeriodSeconds(object: ApiObject, requestedSeconds: number | undefined): number {
  const spec = fieldsOf(object.spec);
  const phase = textOf(fieldsOf(object.status).phase);
  if (!textOf(spec.nodeName) || phase === 'Failed' || phase === 'Succeeded') return 0;
  return requestedSeconds ?? Number(spec.terminationGracePeriodSeconds ?? 30);
}

export const podStrategy: Strategy = {
  applyDefaults: (object) => {
    const spec = ensureFields(object, 'spec');
    defaultPodSpec(spec);
    setDefault(spec, 'enableServiceLinks', true);
  },
  prepareForCreate,
  validate: (object) => validatePodSpec('spec', fieldsOf(object.spec)),
  validateUpdate,
  returnsDeletedObject: true,
  gracePeriodSeconds,
  selectableFields: (object) => {
    const spec = fieldsOf(object.spec);
    const status = fieldsOf(object.status);
    return {
      'spec.nodeName': textOf(spec.nodeName),
      'spec.restartPolicy': textOf(spec.restartPolicy),
      'spec.schedulerName': textOf(spec.schedulerName),
      'spec.serviceAccountName': textOf(spec.serviceAccountName),
      'status.phase': textOf(status.phase),
      'status.podIP': textOf(status.podIP),
      'status.nominatedNodeName': textOf(status.nominatedNodeName),
    };
  },
};
