import { targetOfObject } from '../../../binding/unbind-target.ts';
import { secretNameOfCatalogBinding } from '../../../catalog/catalog-binding.ts';
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
    return bad('Secret missing', {
      cause: 'The Secret with the credentials is gone.',
      evidence: `Secret ${secretNameOfCatalogBinding(binding)} is not in ${binding.metadata.namespace ?? ''}, although the binding is Ready.`,
      fix: 'Delete the binding and bind again; pods cannot start without the Secret.',
      remedy: { action: 'create-again', target: targetOfObject('servicebindings', binding) },
    });
  },
};
