import { describe, expect, it } from 'vitest';
import { ApiError } from '../meta/api-error.ts';
import { type ApiObject, cloneJson } from '../meta/api-object.ts';
import { refTo } from '../schema/schema.ts';
import { applyConfiguration } from './apply-patch.ts';
import { trackUpdate } from './managed-fields.ts';

const schema = refTo('io.k8s.api.apps.v1.Deployment');

function deployment(spec: { [key: string]: unknown }, labels?: { [key: string]: string }): ApiObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'd', ...(labels ? { labels } : {}) },
    spec,
  };
}

function containers(...items: { [key: string]: unknown }[]): { [key: string]: unknown } {
  return { template: { spec: { containers: items } } };
}

function apply(live: ApiObject | undefined, config: ApiObject, manager: string, force = false): ApiObject {
  const owner = { manager, subresource: '', nowIso: '2020-01-01T00:00:00Z' };
  return applyConfiguration({ live, config, schema, owner, force, complete: () => undefined });
}

function update(live: ApiObject, change: (object: ApiObject) => void, manager: string): ApiObject {
  const next = cloneJson(live);
  change(next);
  trackUpdate(
    next,
    live,
    { schema, origin: 'builtin' },
    { manager, subresource: '', nowIso: '2020-01-02T00:00:00Z' },
  );
  return next;
}

describe('server-side apply', () => {
  it('records what it set, by the keys of keyed lists', () => {
    const applied = apply(undefined, deployment(containers({ name: 'web', image: 'a' })), 'one');
    expect(applied.metadata.managedFields).toMatchObject([
      {
        manager: 'one',
        operation: 'Apply',
        fieldsV1: {
          'f:spec': {
            'f:template': {
              'f:spec': { 'f:containers': { 'k:{"name":"web"}': { '.': {}, 'f:image': {}, 'f:name': {} } } },
            },
          },
        },
      },
    ]);
  });

  it('removes what the same manager leaves out, and keeps what others own', () => {
    const first = apply(undefined, deployment({ replicas: 1, paused: true }, { a: '1', b: '2' }), 'one');
    const shared = apply(first, deployment({ paused: true }), 'two');
    const second = apply(shared, deployment({ replicas: 1 }, { a: '1' }), 'one');
    expect(second.spec).toEqual({ replicas: 1, paused: true });
    expect(second.metadata.labels).toEqual({ a: '1' });
  });

  it('removes a whole list item that nobody owns any more', () => {
    const first = apply(
      undefined,
      deployment(containers({ name: 'web', image: 'a' }, { name: 'side', image: 'b' })),
      'one',
    );
    const second = apply(first, deployment(containers({ name: 'web', image: 'a' })), 'one');
    expect(second.spec).toEqual(containers({ name: 'web', image: 'a' }));
  });

  it('refuses to change what another manager set, naming the field', () => {
    const live = update(
      apply(undefined, deployment({ replicas: 1 }), 'one'),
      (object) => {
        object.spec = { replicas: 5 };
      },
      'scaler',
    );
    const attempt = (): unknown => apply(live, deployment({ replicas: 1 }), 'one');
    expect(attempt).toThrow(ApiError);
    expect(attempt).toThrow(
      'Apply failed with 1 conflict: conflict with "scaler" using apps/v1 at 2020-01-02T00:00:00Z: .spec.replicas',
    );
  });

  it('takes the field over when forced', () => {
    const live = apply(undefined, deployment({ replicas: 5 }), 'two');
    const forced = apply(live, deployment({ replicas: 1 }), 'one', true);
    expect(forced.spec).toEqual({ replicas: 1 });
    const owners = forced.metadata.managedFields?.filter((entry) =>
      JSON.stringify(entry.fieldsV1).includes('f:replicas'),
    );
    expect(owners?.map((entry) => entry.manager)).toEqual(['one']);
  });

  it('shares a field that is set to the same value', () => {
    const live = apply(undefined, deployment({ replicas: 1 }), 'two');
    const applied = apply(live, deployment({ replicas: 1 }), 'one');
    expect(applied.metadata.managedFields?.map((entry) => entry.manager)).toEqual(['one', 'two']);
  });

  it('gives fields of an object without owners to a manager of their own', () => {
    const live = deployment({ replicas: 3 });
    expect(() => apply(live, deployment({ replicas: 1 }), 'one')).toThrow('"before-first-apply"');
  });
});
