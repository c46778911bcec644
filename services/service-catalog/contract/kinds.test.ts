import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { eventually } from '#testing/eventually.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';

interface Definition extends KubeObject {
  spec: {
    scope: string;
    names: { categories: string[]; shortNames?: string[] };
    versions: { name: string; additionalPrinterColumns: { name: string; jsonPath: string }[] }[];
  };
}

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.stop());

function definitionOf(plural: string): Promise<Definition> {
  return api.kube.get<Definition>(kinds.customresourcedefinitions, `${plural}.servicecatalog.k8s.io`);
}

describe('the kind', () => {
  it.each([
    ['clusterservicebrokers', 'Cluster'],
    ['clusterserviceclasses', 'Cluster'],
    ['clusterserviceplans', 'Cluster'],
    ['servicebrokers', 'Namespaced'],
    ['serviceclasses', 'Namespaced'],
    ['serviceplans', 'Namespaced'],
    ['serviceinstances', 'Namespaced'],
    ['servicebindings', 'Namespaced'],
  ])('%s is %s, listed as svcat, without a short name', async (plural, scope) => {
    const { metadata, spec } = await definitionOf(plural);
    // Service Catalog's own webhook and controller wait for eight definitions with this label
    expect(metadata.labels).toMatchObject({ svcat: 'true' });
    expect(spec.scope).toBe(scope);
    expect(spec.names.categories.toSorted()).toEqual(['all', 'svcat']);
    expect(spec.names.shortNames).toBeUndefined();
    expect(spec.versions.map(({ name }) => name)).toEqual(['v1beta1']);
  });

  it.each([
    [
      'serviceinstances',
      [
        ['Class', '.status.userSpecifiedClassName'],
        ['Plan', '.status.userSpecifiedPlanName'],
        ['Status', '.status.lastConditionState'],
        ['Age', '.metadata.creationTimestamp'],
      ],
    ],
    [
      'servicebindings',
      [
        ['Service-Instance', '.spec.instanceRef.name'],
        ['Secret-Name', '.spec.secretName'],
        ['Status', '.status.lastConditionState'],
        ['Age', '.metadata.creationTimestamp'],
      ],
    ],
  ])('%s is printed in the columns that users know', async (plural, columns) => {
    const [version] = (await definitionOf(plural)).spec.versions;
    expect(version?.additionalPrinterColumns.map(({ name, jsonPath }) => [name, jsonPath])).toEqual(columns);
  });
});

it('keeps the word servicebindings: its group comes before that of servicebinding.io', async () => {
  await eventually(async () => {
    const { groups } = await api.kube.raw<{ groups: { name: string }[] }>('GET', '/apis');
    const names = groups.map(({ name }) => name);
    const places = ['servicecatalog.k8s.io', 'servicebinding.io'].map((name) => names.indexOf(name));
    const [catalog = -1, other = -1] = places;
    return (catalog >= 0 && other > catalog) || undefined;
  });
});
