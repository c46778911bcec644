import { describe, expect } from 'vitest';
import { createDefinition, definition, definitions, version } from './definition-fixtures.ts';
import { at, list, text } from './document.ts';
import { eventually, gone, it, ok, resourceVersion, uniqueName } from './scratch.ts';
import { api } from './target.ts';

function causes(body: unknown): string[] {
  return list(body, 'details.causes')
    .map((cause) => `${text(cause, 'field')}: ${text(cause, 'message')}`)
    .sort();
}

describe('a new kind', () => {
  it('is established, discovered and served', async ({ namespace }) => {
    await using boats = await createDefinition();
    const stored = ok(await api.get(boats.url));
    const conditions = list(stored, 'status.conditions');
    expect(conditions).toContainEqual(expect.objectContaining({ type: 'NamesAccepted', status: 'True' }));
    expect(conditions).toContainEqual(expect.objectContaining({ type: 'Established', status: 'True' }));
    expect(stored).toMatchObject({
      status: { acceptedNames: { plural: boats.plural, kind: boats.kind }, storedVersions: ['v1'] },
    });
    const created = ok(await api.post(boats.path(namespace), boats.object('a', { spec: {} })));
    expect(created).toMatchObject({ kind: boats.kind, metadata: { name: 'a', namespace, generation: 1 } });
    expect(ok(await api.get(boats.path(namespace)))).toMatchObject({
      kind: `${boats.kind}List`,
      items: [{ kind: boats.kind, apiVersion: 'contract.example.com/v1', metadata: { name: 'a' } }],
    });
  });

  it('appears in discovery with its names and subresources', async () => {
    const names = { shortNames: ['bt'], categories: ['fleet'] };
    const plural = 'sloops';
    const body = definition(plural, [version({}, { subresources: { status: {} } })]);
    ok(
      await api.post(definitions, {
        ...body,
        spec: { ...body.spec, names: { ...body.spec.names, ...names } },
      }),
    );
    try {
      await eventually(async () => {
        const resources = list(ok(await api.get('/apis/contract.example.com/v1')), 'resources');
        expect(resources).toContainEqual(
          expect.objectContaining({
            name: plural,
            singularName: plural,
            namespaced: true,
            kind: 'Sloops',
            ...names,
          }),
        );
        expect(resources).toContainEqual(
          expect.objectContaining({ name: `${plural}/status`, kind: 'Sloops' }),
        );
        // a real server lists the group at its own pace, after it serves it
        const groups = list(ok(await api.get('/apis')), 'groups').map((group) => text(group, 'name'));
        expect(groups).toContain('contract.example.com');
      });
    } finally {
      await api.delete(`${definitions}/${plural}.contract.example.com`);
    }
  });

  it('comes in the order of version and group: the first is the one that kubectl takes', async () => {
    const suffix = uniqueName('order');
    const groups = [`aa.${suffix}.example.com`, `zz.${suffix}.example.com`];
    for (const [at, group] of groups.entries()) {
      const body = definition('boats', [version({}, { name: at === 0 ? 'v1beta1' : 'v1' })], { group });
      ok(await api.post(definitions, { ...body, metadata: { name: `boats.${group}` } }));
    }
    await eventually(async () => {
      const served = list(ok(await api.get('/apis')), 'groups').map((group) => text(group, 'name'));
      expect(served.filter((name) => groups.includes(name))).toEqual(groups.toReversed());
    });
    for (const group of groups) await api.delete(`${definitions}/boats.${group}`);
  });

  it('can be of the cluster', async () => {
    await using boats = await createDefinition([version()], { scope: 'Cluster' });
    const path = `/apis/contract.example.com/v1/${boats.plural}`;
    const created = ok(await api.post(path, boats.object('a')));
    expect(at(created, 'metadata.namespace')).toBeUndefined();
    expect(await api.post(boats.path('default'), boats.object('a'))).toMatchObject({ status: 404 });
  });

  it('needs a name that fits its group', async () => {
    const body = { ...definition('boats'), metadata: { name: 'wrong.example.com' } };
    expect(await api.post(definitions, body)).toMatchObject({
      status: 422,
      body: {
        message: expect.stringContaining(
          'metadata.name: Invalid value: "wrong.example.com": must be spec.names.plural+"."+spec.group',
        ),
      },
    });
  });

  it('needs a structural schema and one stored version', async () => {
    expect(
      await api.post(definitions, definition('boats', [version({}, { schema: undefined })])),
    ).toMatchObject({ status: 422 });
    expect(
      await api.post(definitions, definition('boats', [version({ length: { minimum: 1 } })])),
    ).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining('must not be empty for specified object fields') },
    });
    expect(await api.post(definitions, definition('boats', [version({}, { storage: false })]))).toMatchObject(
      {
        status: 422,
        body: { message: expect.stringContaining('must have exactly one version marked as storage version') },
      },
    );
  });

  it('beside a status of its own has no rules for the object as a whole', async () => {
    const ruled = version({ a: { type: 'string' } }, { subresources: { status: {} } });
    Object.assign(at(ruled, 'schema.openAPIV3Schema') as object, { anyOf: [{ required: ['spec'] }] });
    const refused = await api.post(definitions, definition('rafts', [ruled]));
    expect(refused.status).toBe(422);
    expect(text(refused.body, 'message')).toContain('fields are allowed at the root of the schema');
  });

  it('takes its objects with it when it goes', async ({ namespace }) => {
    await using boats = await createDefinition();
    ok(await api.post(boats.path(namespace), boats.object('a')));
    const watch = await api.watch(boats.path(namespace));
    await watch.next();
    ok(await api.delete(boats.url));
    expect((await watch.next()).type).toBe('DELETED');
    watch.close();
    await gone(boats.url);
    await eventually(async () => expect(await api.get(boats.path(namespace))).toMatchObject({ status: 404 }));
  });

  it('is served at every version it serves, stored once', async ({ namespace }) => {
    const old = version({}, { name: 'v1alpha1', storage: false });
    await using boats = await createDefinition([
      version(),
      old,
      version({}, { name: 'v0', served: false, storage: false }),
    ]);
    ok(await api.post(boats.path(namespace), boats.object('a', { spec: {} })));
    expect(ok(await api.get(`${boats.path(namespace, 'v1alpha1')}/a`))).toMatchObject({
      apiVersion: 'contract.example.com/v1alpha1',
    });
    expect(await api.get(boats.path(namespace, 'v0'))).toMatchObject({ status: 404 });
  });

  it('knows its schema as soon as that is changed', async ({ namespace }) => {
    await using boats = await createDefinition([version({ length: { type: 'integer' } })]);
    ok(
      await api.patch(boats.url, 'json-patch', [
        {
          op: 'add',
          path: '/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/beam',
          value: { type: 'integer' },
        },
      ]),
    );
    await eventually(async () => {
      const created = ok(
        await api.post(boats.path(namespace), boats.object('a', { spec: { beam: 3 } }), { dryRun: 'All' }),
      );
      expect(at(created, 'spec')).toEqual({ beam: 3 });
    });
  });
});

describe('a schema', () => {
  it('refuses what breaks it, field by field', async ({ namespace }) => {
    const properties = {
      length: { type: 'integer', minimum: 1 },
      rig: { type: 'string', enum: ['sloop', 'ketch'] },
      sail: { type: 'string', pattern: '^[a-z]+$', maxLength: 3 },
      mast: { type: 'object', required: ['height'], properties: { height: { type: 'integer' } } },
    };
    await using boats = await createDefinition([version(properties)]);
    const spec = { length: 0, rig: 'raft', sail: 'A1', mast: {} };
    const reply = await api.post(boats.path(namespace), boats.object('a', { spec }));
    expect(reply).toMatchObject({
      status: 422,
      body: { reason: 'Invalid', details: { name: 'a', group: 'contract.example.com', kind: boats.kind } },
    });
    expect(causes(reply.body)).toEqual([
      'spec.length: Invalid value: 0: spec.length in body should be greater than or equal to 1',
      'spec.mast.height: Required value',
      'spec.rig: Unsupported value: "raft": supported values: "sloop", "ketch"',
      'spec.sail: Invalid value: "A1": spec.sail in body should match \'^[a-z]+$\'',
    ]);
  });

  it('names the value that no combination fits in the text, not as a field', async ({ namespace }) => {
    const pair = { x: { type: 'string' }, y: { type: 'string' } };
    const each = [{ required: ['x'] }, { required: ['y'] }];
    const properties = {
      one: { type: 'object', properties: pair, oneOf: each },
      all: { type: 'object', properties: pair, allOf: each },
      none: { type: 'object', properties: pair, not: { required: ['x'] } },
    };
    await using boats = await createDefinition([version(properties)]);
    const refusal = async (spec: Record<string, unknown>) => {
      const { body } = await api.post(boats.path(namespace), boats.object('a', { spec }));
      return text(body, 'message').replace(/^.*? is invalid: /, '');
    };
    const fails = (what: string) => `<nil>: Invalid value: "": "spec.${what}`;
    const oneOf = fails('one" must validate one and only one schema (oneOf). Found ');
    const allOf = fails('all" must validate all the schemas (allOf)');
    expect(await refusal({ one: {} })).toBe(`[${oneOf}none valid, spec.one.x: Required value]`);
    expect(await refusal({ one: { x: '', y: '' } })).toBe(`${oneOf}2 valid alternatives`);
    expect(await refusal({ all: { x: '' } })).toBe(`[spec.all.y: Required value, ${allOf}]`);
    expect(await refusal({ all: {} })).toBe(
      `[spec.all.x: Required value, spec.all.y: Required value, ${allOf}. None validated]`,
    );
    expect(await refusal({ none: { x: '' } })).toBe(fails('none" must not validate the schema (not)'));
  });

  it('says what keeps an object from the first alternative, and that all rules count', async ({
    namespace,
  }) => {
    const names = { a: { type: 'string' }, b: { type: 'string' }, c: { type: 'string' } };
    const boat = version(names, { subresources: { status: {} } });
    const either = { anyOf: [{ required: ['a'] }, { required: ['b'] }] };
    const never = { anyOf: [{ properties: { c: { pattern: '^x' } } }, { required: ['b'] }] };
    Object.assign(at(boat, 'schema.openAPIV3Schema.properties.spec') as object, { allOf: [either, never] });
    await using boats = await createDefinition([boat]);
    ok(await api.post(boats.path(namespace), boats.object('good', { spec: { b: 'y', c: 'y' } })));
    const refused = await api.post(boats.path(namespace), boats.object('bad', { spec: { c: 'y' } }));
    expect(refused.status).toBe(422);
    const said = causes(refused.body).join('; ');
    expect(said).toContain('spec.a: Required value');
    expect(said).toContain("spec.c in body should match '^x'");
    expect(said).toContain('"spec" must validate all the schemas (allOf)');
    const one = await api.post(boats.path(namespace), boats.object('bad', { spec: { a: 'y', c: 'y' } }));
    expect(causes(one.body).join('; ')).not.toContain('spec.a');
  });

  it('refuses another type', async ({ namespace }) => {
    await using boats = await createDefinition([version({ length: { type: 'integer' } })]);
    const reply = await api.post(boats.path(namespace), boats.object('a', { spec: { length: 'long' } }));
    expect(reply).toMatchObject({ status: 422 });
    expect(causes(reply.body)).toEqual([
      'spec.length: Invalid value: "string": spec.length in body must be of type integer: "string"',
    ]);
  });

  it('drops a null where none is allowed, before it fills in defaults', async ({ namespace }) => {
    await using boats = await createDefinition([
      version({
        crew: { type: 'array', items: { type: 'string' } },
        home: { type: 'string', nullable: true },
        rig: { type: 'string', default: 'sloop' },
      }),
    ]);
    const created = ok(
      await api.post(
        boats.path(namespace),
        boats.object('a', { spec: { crew: null, home: null, rig: null } }),
      ),
    );
    expect(at(created, 'spec')).toEqual({ home: null, rig: 'sloop' });
  });

  it('takes an empty string, a zero and a false for what they are', async ({ namespace }) => {
    const properties = { name: { type: 'string' }, length: { type: 'integer' }, afloat: { type: 'boolean' } };
    await using boats = await createDefinition([version(properties)]);
    const spec = { name: '', length: 0, afloat: false };
    const created = ok(await api.post(boats.path(namespace), boats.object('a', { spec })));
    expect(at(created, 'spec')).toEqual(spec);
  });

  it('holds for updates and patches as well', async ({ namespace }) => {
    await using boats = await createDefinition([version({ length: { type: 'integer', maximum: 10 } })]);
    const stored = ok(await api.post(boats.path(namespace), boats.object('a', { spec: { length: 1 } })));
    const path = `${boats.path(namespace)}/a`;
    expect(await api.put(path, { ...Object(stored), spec: { length: 11 } })).toMatchObject({ status: 422 });
    expect(await api.patch(path, 'merge-patch', { spec: { length: 11 } })).toMatchObject({ status: 422 });
  });

  it('checks formats', async ({ namespace }) => {
    await using boats = await createDefinition([
      version({ launched: { type: 'string', format: 'date-time' } }),
    ]);
    expect(
      await api.post(boats.path(namespace), boats.object('a', { spec: { launched: 'yesterday' } })),
    ).toMatchObject({ status: 422 });
    ok(
      await api.post(
        boats.path(namespace),
        boats.object('a', { spec: { launched: '2020-01-01T00:00:00Z' } }),
      ),
    );
  });

  it('takes a number or a string where it says so', async ({ namespace }) => {
    await using boats = await createDefinition([version({ port: { 'x-kubernetes-int-or-string': true } })]);
    ok(await api.post(boats.path(namespace), boats.object('a', { spec: { port: 80 } })));
    ok(await api.post(boats.path(namespace), boats.object('b', { spec: { port: 'web' } })));
    expect(await api.post(boats.path(namespace), boats.object('c', { spec: { port: true } }))).toMatchObject({
      status: 422,
    });
  });

  it('prunes what it does not know', async ({ namespace }) => {
    await using boats = await createDefinition([
      version({
        length: { type: 'integer' },
        mast: { type: 'object', properties: { height: { type: 'integer' } } },
      }),
    ]);
    const body = boats.object('a', {
      spec: { length: 1, colour: 'red', mast: { height: 2, age: 3 } },
      extra: true,
    });
    const created = ok(await api.post(boats.path(namespace), body));
    expect(at(created, 'spec')).toEqual({ length: 1, mast: { height: 2 } });
    expect(at(created, 'extra')).toBeUndefined();
  });

  it('keeps what it does not know where it says so', async ({ namespace }) => {
    const free = {
      type: 'object',
      'x-kubernetes-preserve-unknown-fields': true,
      properties: { known: { type: 'integer' } },
    };
    await using boats = await createDefinition([version({ free })]);
    const created = ok(
      await api.post(
        boats.path(namespace),
        boats.object('a', { spec: { free: { known: 1, any: { thing: [1] } } } }),
      ),
    );
    expect(at(created, 'spec.free')).toEqual({ known: 1, any: { thing: [1] } });
    expect(
      await api.post(boats.path(namespace), boats.object('b', { spec: { free: { known: 'x' } } })),
    ).toMatchObject({ status: 422 });
  });

  it('keeps free maps', async ({ namespace }) => {
    await using boats = await createDefinition([
      version({ labels: { type: 'object', additionalProperties: { type: 'string' } } }),
    ]);
    const created = ok(
      await api.post(boats.path(namespace), boats.object('a', { spec: { labels: { any: 'thing' } } })),
    );
    expect(at(created, 'spec.labels')).toEqual({ any: 'thing' });
    expect(
      await api.post(boats.path(namespace), boats.object('b', { spec: { labels: { any: 1 } } })),
    ).toMatchObject({ status: 422 });
  });

  it('fills in defaults, also in what was stored before', async ({ namespace }) => {
    const mast = { type: 'object', default: {}, properties: { height: { type: 'integer', default: 7 } } };
    await using boats = await createDefinition([version({ length: { type: 'integer', default: 5 }, mast })]);
    const created = ok(await api.post(boats.path(namespace), boats.object('a', { spec: { length: 6 } })));
    expect(at(created, 'spec')).toEqual({ length: 6, mast: { height: 7 } });
    const added = { type: 'string', default: 'late' };
    const path = '/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/added';
    ok(await api.patch(boats.url, 'json-patch', [{ op: 'add', path, value: added }]));
    await eventually(async () => {
      expect(at(ok(await api.get(`${boats.path(namespace)}/a`)), 'spec.added')).toBe('late');
    });
  });
});

describe('subresources', () => {
  const subresources = { status: {} };

  it('keep spec and status apart', async ({ namespace }) => {
    await using boats = await createDefinition([version({ length: { type: 'integer' } }, { subresources })]);
    const path = `${boats.path(namespace)}/a`;
    const created = ok(
      await api.post(
        boats.path(namespace),
        boats.object('a', { spec: { length: 1 }, status: { phase: 'made up' } }),
      ),
    );
    expect(at(created, 'status')).toBeUndefined();
    const written = ok(
      await api.put(`${path}/status`, {
        ...Object(created),
        spec: { length: 2 },
        status: { phase: 'afloat' },
      }),
    );
    expect(written).toMatchObject({ spec: { length: 1 }, status: { phase: 'afloat' } });
    const updated = ok(
      await api.put(path, { ...Object(written), spec: { length: 3 }, status: { phase: 'sunk' } }),
    );
    expect(updated).toMatchObject({ spec: { length: 3 }, status: { phase: 'afloat' } });
  });

  it('count generations of the spec only', async ({ namespace }) => {
    await using boats = await createDefinition([version({ length: { type: 'integer' } }, { subresources })]);
    const path = `${boats.path(namespace)}/a`;
    ok(await api.post(boats.path(namespace), boats.object('a', { spec: { length: 1 } })));
    const generation = async (reply: Promise<unknown>) => at(await reply, 'metadata.generation');
    const patched = async (at: string, body: unknown) => ok(await api.patch(at, 'merge-patch', body));
    expect(await generation(patched(`${path}/status`, { status: { phase: 'afloat' } }))).toBe(1);
    expect(await generation(patched(path, { metadata: { labels: { tier: 'web' } } }))).toBe(1);
    expect(await generation(patched(path, { spec: { length: 1 } }))).toBe(1);
    expect(await generation(patched(path, { spec: { length: 2 } }))).toBe(2);
  });

  it('are not there unless declared: then status is a field like any', async ({ namespace }) => {
    await using boats = await createDefinition();
    const path = `${boats.path(namespace)}/a`;
    const created = ok(
      await api.post(boats.path(namespace), boats.object('a', { status: { phase: 'afloat' } })),
    );
    expect(created).toMatchObject({ status: { phase: 'afloat' }, metadata: { generation: 1 } });
    expect(await api.put(`${path}/status`, created)).toMatchObject({ status: 404 });
    const patched = ok(await api.patch(path, 'merge-patch', { status: { phase: 'sunk' } }));
    expect(patched).toMatchObject({ status: { phase: 'sunk' }, metadata: { generation: 2 } });
  });

  it('scale', async ({ namespace }) => {
    const scale = {
      specReplicasPath: '.spec.crew',
      statusReplicasPath: '.status.crew',
      labelSelectorPath: '.status.selector',
    };
    await using boats = await createDefinition([
      version({ crew: { type: 'integer' } }, { subresources: { ...subresources, scale } }),
    ]);
    const path = `${boats.path(namespace)}/a`;
    ok(await api.post(boats.path(namespace), boats.object('a', { spec: { crew: 2 } })));
    ok(await api.patch(`${path}/status`, 'merge-patch', { status: { crew: 1, selector: 'tier=web' } }));
    const found = ok(await api.get(`${path}/scale`));
    expect(found).toMatchObject({
      kind: 'Scale',
      apiVersion: 'autoscaling/v1',
      metadata: { name: 'a', namespace },
      spec: { replicas: 2 },
      status: { replicas: 1, selector: 'tier=web' },
    });
    ok(await api.put(`${path}/scale`, { ...Object(found), spec: { replicas: 3 } }));
    expect(at(ok(await api.get(path)), 'spec.crew')).toBe(3);
  });
});

describe('custom objects', () => {
  it('need a resourceVersion to be replaced', async ({ namespace }) => {
    await using boats = await createDefinition();
    const stored = ok(await api.post(boats.path(namespace), boats.object('a')));
    const path = `${boats.path(namespace)}/a`;
    expect(await api.put(path, boats.object('a'))).toMatchObject({
      status: 422,
      body: {
        message: expect.stringContaining(
          'metadata.resourceVersion: Invalid value: 0x0: must be specified for an update',
        ),
      },
    });
    ok(await api.put(path, boats.object('a', {}, { resourceVersion: resourceVersion(stored) })));
  });

  it('know no strategic merge', async ({ namespace }) => {
    await using boats = await createDefinition();
    ok(await api.post(boats.path(namespace), boats.object('a')));
    expect(await api.patch(`${boats.path(namespace)}/a`, 'strategic-merge-patch', {})).toMatchObject({
      status: 415,
      body: {
        reason: 'UnsupportedMediaType',
        message: expect.stringContaining('application/merge-patch+json'),
      },
    });
  });

  it('are watched like all others', async ({ namespace }) => {
    await using boats = await createDefinition([version({ length: { type: 'integer' } })]);
    const start = resourceVersion(ok(await api.get(boats.path(namespace))));
    ok(await api.post(boats.path(namespace), boats.object('a', { spec: { length: 1 } })));
    ok(await api.patch(`${boats.path(namespace)}/a`, 'merge-patch', { spec: { length: 2 } }));
    ok(await api.delete(`${boats.path(namespace)}/a`));
    const watch = await api.watch(boats.path(namespace), { resourceVersion: start });
    const events = await watch.take(3);
    watch.close();
    expect(events.map((event) => `${event.type} ${at(event.object, 'spec.length')}`)).toEqual([
      'ADDED 1',
      'MODIFIED 2',
      'DELETED 2',
    ]);
  });

  it('print the columns their definition declares', async ({ namespace }) => {
    const additionalPrinterColumns = [
      { name: 'Length', type: 'integer', jsonPath: '.spec.length' },
      { name: 'Phase', type: 'string', jsonPath: '.status.phase', priority: 1 },
      { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
    ];
    await using boats = await createDefinition([
      version({ length: { type: 'integer' } }, { additionalPrinterColumns }),
    ]);
    ok(
      await api.post(
        boats.path(namespace),
        boats.object('a', { spec: { length: 4 }, status: { phase: 'afloat' } }),
      ),
    );
    ok(await api.post(boats.path(namespace), boats.object('b')));
    const accept = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';
    const table = ok(await api.get(boats.path(namespace), {}, accept));
    expect(list(table, 'columnDefinitions')).toMatchObject([
      { name: 'Name', type: 'string', format: 'name', priority: 0 },
      { name: 'Length', type: 'integer', priority: 0 },
      { name: 'Phase', type: 'string', priority: 1 },
      { name: 'Age', type: 'date', priority: 0 },
    ]);
    expect(list(table, 'rows')).toMatchObject([
      { cells: ['a', 4, 'afloat', expect.stringMatching(/^\d+s$/)] },
      { cells: ['b', null, null, expect.stringMatching(/^\d+s$/)] },
    ]);
  });

  it('print name and age when nothing is declared', async ({ namespace }) => {
    await using boats = await createDefinition();
    const accept = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';
    const table = ok(await api.get(boats.path(namespace), {}, accept));
    expect(list(table, 'columnDefinitions').map((column) => text(column, 'name'))).toEqual(['Name', 'Age']);
  });
});
