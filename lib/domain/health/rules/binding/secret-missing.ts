import { targetOfObject } from '../../../binding/unbind-target.ts';
import { secretNameOfCatalogBinding } from '../../../catalog/catalog-binding.ts';
import { message } from '../../../texts/message.ts';
import { bad } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { BindingFacts } from './facts.ts';

/** The ServiceBinding is Ready, and the Secret that it names is not in its namespace. */
export const bindingSecretMissing: Rule<BindingFacts> = {
  id: 'binding/secret-missing',
  applies({ binding, ready, secretExists }) {
    if (ready?.status !== 'True' || secretExists !== false) {
      return undefined;
    }
    return bad(message('states.secretMissing'), {
      cause: message('health.bindingSecretMissing'),
      evidence: message('health.bindingSecretMissingEvidence', {
        name: secretNameOfCatalogBinding(binding),
        namespace: binding.metadata.namespace ?? '',
      }),
      fix: message('health.bindingSecretMissingFix'),
      remedy: { action: 'create-again', target: targetOfObject('servicebindings', binding) },
    });
  },
};
