import { describe, expect, it } from 'vitest';
import { fieldsOf, listOf } from '../meta/api-object.ts';
import { refTo } from '../schema/schema.ts';
import { strategicMergePatch } from './strategic-merge-patch.ts';

const deployment = refTo('io.k8s.api.apps.v1.Deployment');
const podSpec = refTo('io.k8s.api.core.v1.PodSpec');
const meta = refTo('io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta');

function names(value: unknown, field: string): unknown[] {
  return listOf(fieldsOf(value)[field]).map((item) => fieldsOf(item).name);
}

describe('strategic merge patch', () => {
  const spec = {
    containers: [
      { name: 'web', image: 'a:1', env: [{ name: 'A', value: '1' }], ports: [{ containerPort: 80 }] },
      { name: 'side', image: 'b:1' },
    ],
    nodeSelector: { disk: 'ssd', zone: 'x' },
  };

  it('merges list items under their key and leaves the others', () => {
    const patch = { containers: [{ name: 'web', env: [{ name: 'B', value: '2' }] }] };
    const merged = fieldsOf(strategicMergePatch(spec, patch, podSpec));
    expect(listOf(merged.containers)[0]).toMatchObject({ image: 'a:1', env: [{ name: 'B' }, { name: 'A' }] });
    expect(names(merged, 'containers')).toEqual(['web', 'side']);
  });

  it('deletes list items by $patch', () => {
    const merged = strategicMergePatch(spec, { containers: [{ name: 'side', $patch: 'delete' }] }, podSpec);
    expect(names(merged, 'containers')).toEqual(['web']);
  });

  it('replaces a list by $patch', () => {
    const patch = { containers: [{ name: 'new', image: 'c' }, { $patch: 'replace' }] };
    expect(strategicMergePatch(spec, patch, podSpec)).toMatchObject({
      containers: [{ name: 'new', image: 'c' }],
    });
  });

  it('orders by $setElementOrder, with unknown items kept in place', () => {
    const order = { '$setElementOrder/containers': [{ name: 'side' }, { name: 'web' }] };
    expect(names(strategicMergePatch(spec, order, podSpec), 'containers')).toEqual(['side', 'web']);
  });

  it('replaces a map by $patch and drops keys by null', () => {
    expect(strategicMergePatch(spec, { nodeSelector: { zone: null } }, podSpec)).toMatchObject({
      nodeSelector: { disk: 'ssd' },
    });
    const replaced = strategicMergePatch(spec, { nodeSelector: { $patch: 'replace', gpu: 'yes' } }, podSpec);
    expect(fieldsOf(replaced).nodeSelector).toEqual({ gpu: 'yes' });
  });

  it('retains only the named keys by $retainKeys', () => {
    const live = { spec: { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } } } };
    const patch = { spec: { strategy: { $retainKeys: ['type'], type: 'Recreate' } } };
    expect(strategicMergePatch(live, patch, deployment)).toEqual({
      spec: { strategy: { type: 'Recreate' } },
    });
  });

  it('merges lists of plain values and deletes from them', () => {
    const live = { finalizers: ['a', 'b'] };
    expect(strategicMergePatch(live, { finalizers: ['c', 'a'] }, meta)).toEqual({
      finalizers: ['c', 'a', 'b'],
    });
    expect(strategicMergePatch(live, { '$deleteFromPrimitiveList/finalizers': ['a'] }, meta)).toEqual({
      finalizers: ['b'],
    });
  });

  it('replaces lists that have no merge key', () => {
    const live = { containers: [{ name: 'web', args: ['a', 'b'] }] };
    const merged = strategicMergePatch(live, { containers: [{ name: 'web', args: ['c'] }] }, podSpec);
    expect(merged).toEqual({ containers: [{ name: 'web', args: ['c'] }] });
  });

  it('refuses items without their merge key', () => {
    expect(() => strategicMergePatch(spec, { containers: [{ image: 'x' }] }, podSpec)).toThrow(
      'does not contain declared merge key: name',
    );
  });
});
