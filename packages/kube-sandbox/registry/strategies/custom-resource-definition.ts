import { fieldsOf } from '../../meta/api-object.ts';
import { acceptCustomResourceDefinition } from '../crd/accept-crd.ts';
import { defaultCustomResourceDefinition } from '../crd/default-crd.ts';
import {
  validateCustomResourceDefinition,
  validateCustomResourceDefinitionUpdate,
} from '../crd/validate-crd.ts';
import type { Strategy } from '../resource-definition.ts';

export const crdCleanupFinalizer = 'customresourcecleanup.apiextensions.k8s.io';

export const customResourceDefinitionStrategy: Strategy = {
  applyDefaults: defaultCustomResourceDefinition,
  prepareForCreate: (object, context) => {
    delete object.status;
    object.metadata.finalizers = [...new Set([...(object.metadata.finalizers ?? []), crdCleanupFinalizer])];
    acceptCustomResourceDefinition(object, context);
  },
  prepareForUpdate: (next, previous, context) => {
    next.status = fieldsOf(previous.status);
    acceptCustomResourceDefinition(next, context);
  },
  validate: validateCustomResourceDefinition,
  validateUpdate: validateCustomResourceDefinitionUpdate,
  countsGeneration: true,
};
