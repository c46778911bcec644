import { type ApiObject, fieldsOf, listOf, textOf } from '../../meta/api-object.ts';
import { validateDnsLabel } from '../../meta/validate-name.ts';
import type { Strategy } from '../resource-definition.ts';
import { ensureFields, setDefault } from './set-default.ts';

/** The last finalizer of a namespace stands in its spec: whoever empties it takes it out by the finalize subresource. */
const namespaceFinalizer = 'kubernetes';

export const namespaceStrategy: Strategy = {
  validateName: validateDnsLabel,
  applyDefaults: (object: ApiObject) => {
    setDefault(ensureFields(object, 'status'), 'phase', 'Active');
    object.metadata.labels = {
      ...object.metadata.labels,
      'kubernetes.io/metadata.name': object.metadata.name,
    };
  },
  prepareForCreate: (object) => {
    object.status = { phase: 'Active' };
    const spec = ensureFields(object, 'spec');
    const finalizers = listOf(spec.finalizers);
    spec.finalizers = finalizers.includes(namespaceFinalizer)
      ? finalizers
      : [...finalizers, namespaceFinalizer];
  },
  prepareForUpdate: (next, previous) => {
    ensureFields(next, 'spec').finalizers = fieldsOf(previous.spec).finalizers;
  },
  validateDelete: (object) =>
    ['default', 'kube-system', 'kube-public'].includes(object.metadata.name)
      ? 'this namespace may not be deleted'
      : undefined,
  returnsDeletedObject: true,
  selectableFields: (object) => ({ 'status.phase': textOf(fieldsOf(object.status).phase) }),
};
