import { expect, it } from 'vitest';
import { newObjectText } from './new-object-text.ts';

it('names kind, version and the namespace that is worked in', () => {
  expect(newObjectText('servicebindings', 'sales')).toBe(
    'apiVersion: servicecatalog.k8s.io/v1beta1\nkind: ServiceBinding\nmetadata:\n  name: new-name\n  namespace: sales\nspec: {}\n',
  );
});

it('has no namespace for a kind of the cluster', () => {
  expect(newObjectText('namespaces', 'sales')).toBe(
    'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: new-name\n',
  );
});
