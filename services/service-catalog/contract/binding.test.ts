import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { eventually } from '#testing/eventually.ts';
import {
  conditionOf,
  hasReason,
  isFailed,
  isReady,
  offeredPlan,
  offeredService,
  startTestCatalog,
  type TestCatalog,
} from '#testing/start-catalog.ts';
import type { ForeignBroker } from './foreign-broker.ts';

const { serviceinstances, servicebindings } = kinds;
const started = { status: 202, body: { operation: 'op-1' } };
const succeeded = { body: { state: 'succeeded' } };
let catalog: TestCatalog;
let broker: ForeignBroker;

beforeAll(async () => {
  catalog = await startTestCatalog();
  broker = await catalog.createBroker('main', [
    offeredService('orders'),
    offeredService('events', { bindable: false }),
    offeredService('yes-but', { plans: [offeredPlan('yes-but-plan', 'default', { bindable: false })] }),
    offeredService('no-but', {
      bindable: false,
      plans: [offeredPlan('no-but-plan', 'default', { bindable: true })],
    }),
    offeredService('slow', { bindings_retrievable: true }),
  ]);
  await catalog.when(kinds.servicebrokers, 'main', isReady);
  for (const [name, service] of [
    ['shop', 'orders'],
    ['slow-shop', 'slow'],
  ] as const) {
    await catalog.createInstance(name, { serviceClassName: service });
    await catalog.when(serviceinstances, name, isReady);
  }
});
afterAll(async () => {
  await catalog?.stop();
  expect([...broker.instances, ...broker.bindings]).toEqual([]);
});

function when(name: string, matches: (binding: CatalogBinding) => boolean): Promise<CatalogBinding> {
  return catalog.when<CatalogBinding>(servicebindings, name, matches);
}

async function bound(
  name: string,
  instance = 'shop',
  spec: Partial<CatalogBinding['spec']> = {},
): Promise<CatalogBinding> {
  await catalog.createBinding(name, instance, spec);
  return when(name, isReady);
}

function removeStart(name: string): Promise<void> {
  return catalog.api.kube.delete(servicebindings, name, catalog.api.namespace);
}

function patch(name: string, spec: object): Promise<unknown> {
  const target = { name, namespace: catalog.api.namespace };
  return catalog.api.kube.patch(servicebindings, target, 'merge', { spec });
}

describe.concurrent('a new binding', () => {
  it('is guarded, gets an id and a name for its Secret, and says that it is bound', async () => {
    await catalog.create<CatalogBinding>(servicebindings, 'plain', {
      spec: { instanceRef: { name: 'shop' } },
    });
    const binding = await when('plain', isReady);
    expect(binding.spec).toMatchObject({
      externalID: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      secretName: 'plain',
    });
    expect(binding.metadata.finalizers).toEqual(['kubernetes-incubator/service-catalog']);
    expect(binding.status).toMatchObject({
      asyncOpInProgress: false,
      lastConditionState: 'Ready',
      reconciledGeneration: binding.metadata.generation,
      unbindStatus: 'Required',
      externalProperties: {},
    });
    expect(binding.status).not.toHaveProperty('currentOperation');
    expect(conditionOf(binding)).toMatchObject({
      reason: 'InjectedBindResult',
      message: 'Injected bind result',
    });
  });

  it('is asked of the broker as the contract says', async () => {
    const userInfo = { username: 'jo' };
    await bound('told', 'shop', { parameters: { role: 'reader' }, userInfo });
    const namespace = await catalog.api.kube.get<KubeObject>(kinds.namespaces, catalog.api.namespace);
    const [call] = broker.callsOf('bind', 'told');
    expect(call).toMatchObject({
      method: 'PUT',
      path: '/main/v2/service_instances/shop/service_bindings/told',
      query: {},
      headers: { 'x-broker-api-version': '2.13' },
    });
    expect(call?.headers['x-broker-api-originating-identity']).toBe(
      `kubernetes ${btoa(JSON.stringify(userInfo))}`,
    );
    expect(call?.query).not.toHaveProperty('accepts_incomplete');
    expect(call?.body).toEqual({
      service_id: 'orders',
      plan_id: 'orders-plan',
      parameters: { role: 'reader' },
      bind_resource: { app_guid: namespace.metadata.uid },
      context: {
        platform: 'kubernetes',
        namespace: catalog.api.namespace,
        clusterid: expect.any(String),
        instance_name: 'shop',
      },
    });
  });

  it('hides parameters from Secrets, and refuses one that is given twice', async () => {
    await catalog.createSecret('hidden', { json: '{"password":"pw"}' });
    const parametersFrom = [{ secretKeyRef: { name: 'hidden', key: 'json' } }];
    const { status } = await bound('hidden-parameters', 'shop', { parametersFrom });
    expect(status?.externalProperties).toMatchObject({ parameters: { password: '<redacted>' } });
    await catalog.createBinding('twice', 'shop', { parametersFrom, parameters: { password: 'x' } });
    const refused = await when('twice', hasReason('ErrorWithParameters'));
    expect(conditionOf(refused)?.message).toBe('conflict: duplicate entry for parameter "password"');
    expect(broker.callsOf('bind', 'twice')).toEqual([]);
  });

  it('has a Secret of its own: texts as they are, all else as JSON', async () => {
    const credentials = {
      text: 'a "b"',
      number: 1,
      digits: 9007199254740993n,
      yes: true,
      nothing: null,
      list: [1],
      deep: { a: 'b' },
    };
    broker.script('bind', 'typed', { status: 201, body: { credentials } });
    const binding = await bound('typed', 'shop', { secretName: 'typed-secret' });
    expect(await catalog.secretData('typed-secret')).toEqual({
      text: 'a "b"',
      number: '1',
      digits: '9007199254740993',
      yes: 'true',
      nothing: 'null',
      list: '[1]',
      deep: '{"a":"b"}',
    });
    const secret = await catalog.api.kube.get<KubeObject & { type: string }>(
      kinds.secrets,
      'typed-secret',
      catalog.api.namespace,
    );
    expect(secret.type).toBe('Opaque');
    expect(secret.metadata.ownerReferences).toEqual([
      {
        apiVersion: 'servicecatalog.k8s.io/v1beta1',
        kind: 'ServiceBinding',
        name: 'typed',
        uid: binding.metadata.uid,
        controller: true,
        blockOwnerDeletion: true,
      },
    ]);
  });

  it('without credentials has an empty Secret', async () => {
    broker.script('bind', 'bare', { status: 201, body: {} });
    await bound('bare');
    expect(await catalog.secretData('bare')).toEqual({});
  });

  it('says which credential cannot be a key of a Secret, and never its value', async () => {
    const credentials = { 'not a key': 'top-secret' };
    broker.script('bind', 'odd', { status: 201, body: { credentials } }, { status: 200, body: {} });
    await catalog.createBinding('odd', 'shop');
    const binding = await when('odd', hasReason('ErrorInjectingBindResult'));
    expect(conditionOf(binding)?.message).toContain('"not a key"');
    expect(JSON.stringify(binding)).not.toContain('top-secret');
    await when('odd', isReady);
  });

  it('never touches a Secret of somebody else, and takes the name when it is free', async () => {
    await catalog.createSecret('taken', { mine: 'yes' });
    await catalog.createBinding('greedy', 'shop', { secretName: 'taken' });
    const binding = await when('greedy', hasReason('ErrorInjectingBindResult'));
    expect(conditionOf(binding)?.message).toContain('is not owned by ServiceBinding');
    expect(await catalog.secretData('taken')).toEqual({ mine: 'yes' });
    await catalog.api.kube.delete(kinds.secrets, 'taken', catalog.api.namespace);
    await when('greedy', isReady);
  });

  it('leaves a Secret of somebody else when it goes', async () => {
    await catalog.createSecret('stays', { mine: 'yes' });
    await catalog.createBinding('greedy-too', 'shop', { secretName: 'stays' });
    await when('greedy-too', hasReason('ErrorInjectingBindResult'));
    await catalog.remove(servicebindings, 'greedy-too');
    expect(await catalog.secretData('stays')).toEqual({ mine: 'yes' });
  });
});

describe.concurrent('a binding that cannot begin', () => {
  it('waits for its instance', async () => {
    await catalog.createBinding('early', 'later');
    await when('early', hasReason('ReferencesNonexistentInstance'));
    await catalog.createInstance('later', { serviceClassName: 'orders' });
    await when('early', isReady);
  });

  it('waits for the class of its instance', async () => {
    await catalog.createInstance('unresolved', { serviceClassName: 'nobody' });
    await catalog.createBinding('unresolved', 'unresolved');
    await when('unresolved', hasReason('ErrorInstanceRefsUnresolved'));
  });

  it('waits for an asynchronous operation on its instance, and is woken by its end', async () => {
    broker.script('provision', 'busy', started);
    broker.script('ask-instance', 'busy', { body: { state: 'in progress' } });
    await catalog.createInstance('busy', { serviceClassName: 'orders' });
    await catalog.createBinding('busy', 'busy');
    await when('busy', hasReason('ErrorAsyncOperationInProgress'));
    broker.script('ask-instance', 'busy', succeeded);
    await when('busy', isReady);
    expect(broker.callsOf('bind', 'busy')).toHaveLength(1);
  });

  it('waits for an instance that is not ready', async () => {
    broker.script('provision', 'ailing', { status: 409, body: {} });
    await catalog.createInstance('ailing', { serviceClassName: 'orders' });
    await catalog.createBinding('ailing', 'ailing');
    await when('ailing', hasReason('ErrorInstanceNotReady'));
    broker.script('provision', 'ailing');
    await when('ailing', isReady);
  });

  it.each([
    ['the class', 'events'],
    ['the plan, whatever the class says', 'yes-but'],
  ])('because of %s has failed for good', async (_what, service) => {
    await catalog.createInstance(service, { serviceClassName: service });
    await catalog.createBinding(service, service);
    const binding = await when(service, isFailed);
    expect(conditionOf(binding)).toMatchObject({ status: 'False', reason: 'ErrorNonbindableServiceClass' });
    expect(conditionOf(binding, 'Failed')?.reason).toBe('ErrorNonbindableServiceClass');
    expect(broker.callsOf('bind', service)).toEqual([]);
  });

  it('because of its class can where the plan says so', async () => {
    await catalog.createInstance('no-but', { serviceClassName: 'no-but' });
    await bound('no-but', 'no-but');
  });

  it('because its instance is going is never asked for', async () => {
    broker.script('deprovision', 'going', { status: 500, body: {} });
    await catalog.createInstance('going', { serviceClassName: 'orders' });
    await catalog.when(serviceinstances, 'going', isReady);
    await catalog.api.kube.delete(serviceinstances, 'going', catalog.api.namespace);
    await catalog.when(serviceinstances, 'going', hasReason('DeprovisionCallFailed'));
    await catalog.createBinding('too-late', 'going');
    // a webhook would have refused it; so it goes with its instance
    await catalog.whenGone(servicebindings, 'too-late');
    broker.script('deprovision', 'going');
    await catalog.whenGone(serviceinstances, 'going');
    expect(broker.callsOf('bind', 'too-late')).toEqual([]);
    expect(broker.callsOf('unbind', 'too-late')).toEqual([]);
  });
});

describe.concurrent('a broker that refuses to bind', () => {
  it.each([400, 401, 404, 409, 422])('with %i has the last word', async (status) => {
    const name = `refused-${status}`;
    broker.script('bind', name, { status, body: { error: 'Bad', description: 'no' } });
    await catalog.createBinding(name, 'shop');
    const binding = await when(name, isFailed);
    expect(conditionOf(binding)).toMatchObject({ status: 'False', reason: 'BindCallFailed' });
    expect(conditionOf(binding, 'Failed')).toMatchObject({
      reason: 'ServiceBindingReturnedFailure',
      message: expect.stringContaining('bind operation will not be retried'),
    });
    expect(binding.status).toMatchObject({ lastConditionState: 'Failed', unbindStatus: 'NotRequired' });
    await catalog.remove(servicebindings, name);
    expect(broker.callsOf('bind', name)).toHaveLength(1);
    expect(broker.callsOf('unbind', name)).toEqual([]);
  });

  it.each([
    ['500', { status: 500, body: {} }],
    ['503', { status: 503, body: {} }],
    ['204', { status: 204, text: '' }],
  ])('unclearly, with %s, is told to take back what it may have made', async (what, answer) => {
    const name = `unclear-${what}`;
    broker.script('bind', name, answer);
    await catalog.createBinding(name, 'shop');
    const binding = await when(name, ({ status }) => status?.unbindStatus === 'Succeeded');
    expect(conditionOf(binding)).toMatchObject({ status: 'False', reason: 'OrphanMitigationSuccessful' });
    expect(conditionOf(binding, 'Failed')).toMatchObject({
      status: 'True',
      reason: 'ServiceBindingReturnedFailure',
    });
    expect(binding.status).toMatchObject({
      orphanMitigationInProgress: false,
      reconciledGeneration: binding.metadata.generation,
    });
    expect(broker.bindings.has(name)).toBe(false);
    await catalog.remove(servicebindings, name);
    expect(broker.callsOf('unbind', name)).toHaveLength(1);
  });

  it.each([
    ['a closed connection', { drop: true as const }],
    ['no JSON', { status: 200, text: 'ok' }],
  ])('by %s is asked again', async (what, answer) => {
    const name = what.replaceAll(' ', '-').toLowerCase();
    broker.script('bind', name, answer);
    await catalog.createBinding(name, 'shop');
    const binding = await when(name, hasReason('BindCallFailed'));
    expect(isFailed(binding)).toBe(false);
    broker.script('bind', name);
    await when(name, isReady);
  });
});

describe.concurrent('an asynchronous binding', () => {
  it('is polled, then fetched', async () => {
    broker.script('bind', 'async', started);
    broker.script('ask-binding', 'async', { body: { state: 'in progress', description: 'soon' } });
    await catalog.createBinding('async', 'slow-shop');
    const binding = await when('async', (it) => conditionOf(it)?.message?.includes('(soon)') === true);
    expect(conditionOf(binding)?.reason).toBe('Binding');
    expect(binding.status).toMatchObject({
      asyncOpInProgress: true,
      lastOperation: 'op-1',
      currentOperation: 'Bind',
    });
    broker.script('ask-binding', 'async', succeeded);
    await when('async', isReady);
    expect(broker.callsOf('bind', 'async')[0]?.query).toEqual({ accepts_incomplete: 'true' });
    expect(broker.callsOf('ask-binding', 'async')[0]).toMatchObject({
      path: '/main/v2/service_instances/slow-shop/service_bindings/async/last_operation',
      query: { operation: 'op-1', service_id: 'slow', plan_id: 'slow-plan' },
    });
    expect(await catalog.secretData('async')).toEqual({ id: 'async', fetched: 'yes' });
  });

  it('that cannot be fetched has failed, and is taken back', async () => {
    broker.script('bind', 'unfetched', started);
    broker.script('fetch', 'unfetched', { status: 404, body: {} });
    await catalog.createBinding('unfetched', 'slow-shop');
    const binding = await when('unfetched', ({ status }) => status?.unbindStatus === 'Succeeded');
    expect(conditionOf(binding)).toMatchObject({ status: 'False', reason: 'OrphanMitigationSuccessful' });
    expect(conditionOf(binding, 'Failed')).toMatchObject({
      status: 'True',
      reason: 'FetchingBindingFailed',
    });
  });

  it('is fetched again when the connection breaks', async () => {
    broker.script('bind', 'broken-fetch', started);
    broker.script('fetch', 'broken-fetch', { drop: true });
    await catalog.createBinding('broken-fetch', 'slow-shop');
    await when('broken-fetch', hasReason('FetchingBindingFailed'));
    broker.script('fetch', 'broken-fetch');
    await when('broken-fetch', isReady);
  });

  it('that fails has failed for good', async () => {
    broker.script('bind', 'lost', started);
    broker.script('ask-binding', 'lost', { body: { state: 'failed', description: 'no room' } });
    await catalog.createBinding('lost', 'slow-shop');
    const binding = await when('lost', isFailed);
    expect(conditionOf(binding)).toMatchObject({
      reason: 'BindCallFailed',
      message: 'Bind call failed: no room',
    });
    // upstream leaves it to the deletion to unbind
    expect(binding.status?.unbindStatus).toBe('Required');
    await catalog.remove(servicebindings, 'lost');
    expect(broker.callsOf('unbind', 'lost')).toHaveLength(1);
  });

  it('is polled on after an answer that says nothing', async () => {
    broker.script('bind', 'mumbled', started);
    broker.script('ask-binding', 'mumbled', { status: 500, body: {} });
    await catalog.createBinding('mumbled', 'slow-shop');
    await when('mumbled', hasReason('ErrorPollingLastOperation'));
    broker.script('ask-binding', 'mumbled', succeeded);
    await when('mumbled', isReady);
  });

  it('goes on where it was when the controller starts anew', async () => {
    broker.script('bind', 'resumed', started);
    broker.script('ask-binding', 'resumed', { body: { state: 'in progress' } });
    await catalog.createBinding('resumed', 'slow-shop');
    await when('resumed', ({ status }) => status?.asyncOpInProgress === true);
    await catalog.stopControllers();
    broker.script('ask-binding', 'resumed', succeeded);
    await catalog.startControllers();
    await when('resumed', isReady);
    expect(broker.callsOf('bind', 'resumed')).toHaveLength(1);
  });

  it('replaces what a Secret of its own holds from an earlier attempt', async () => {
    broker.script('bind', 'again', started);
    broker.script('ask-binding', 'again', { body: { state: 'in progress' } });
    const { kind, apiVersion, metadata } = await catalog.createBinding('again', 'slow-shop');
    await when('again', ({ status }) => status?.asyncOpInProgress === true);
    const owner = { apiVersion, kind, name: metadata.name, uid: metadata.uid, controller: true };
    await catalog.api.kube.create<KubeObject & { data: object }>(kinds.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'again', namespace: catalog.api.namespace, ownerReferences: [owner] as never },
      data: { stale: 'eA==' },
    });
    broker.script('ask-binding', 'again', succeeded);
    await when('again', isReady);
    expect(await catalog.secretData('again')).not.toHaveProperty('stale');
  });

  it('may be unbound asynchronously', async () => {
    broker.script('unbind', 'slow-end', started);
    broker.script('ask-binding', 'slow-end', { body: { state: 'in progress', description: 'soon' } });
    await bound('slow-end', 'slow-shop');
    await removeStart('slow-end');
    const binding = await when('slow-end', (it) => conditionOf(it)?.message?.includes('(soon)') === true);
    expect(conditionOf(binding)?.reason).toBe('Unbinding');
    expect(binding.status?.currentOperation).toBe('Unbind');
    expect(await catalog.secretData('slow-end')).toBeUndefined();
    broker.script('ask-binding', 'slow-end', { status: 410, body: {} });
    await catalog.whenGone(servicebindings, 'slow-end');
  });
});

describe.concurrent('an existing binding', () => {
  it.each([
    ['its Secret’s name', { secretName: 'other' }],
    ['its instance', { instanceRef: { name: 'slow-shop' } }],
    ['its parameters', { parameters: { role: 'admin' } }],
    ['its id', { externalID: 'other' }],
  ])('puts back a change of %s', async (what, change) => {
    const name = `immutable-${what.split(' ').at(-1)}`;
    const before = await bound(name);
    await patch(name, change);
    const after = await when(
      name,
      ({ metadata, status }) =>
        metadata.generation !== before.metadata.generation &&
        status?.reconciledGeneration === metadata.generation,
    );
    expect(after.spec).toEqual(before.spec);
    expect(isReady(after)).toBe(true);
    expect(broker.callsOf('bind', name)).toHaveLength(1);
  });

  it('asks for its Secret again when that was deleted by hand', async () => {
    await bound('bereft');
    const before = await catalog.secretData('bereft');
    await catalog.api.kube.delete(kinds.secrets, 'bereft', catalog.api.namespace);
    // it has been Ready all the while: the Secret alone tells that it is back
    expect(await eventually(() => catalog.secretData('bereft'))).toEqual(before);
    expect(broker.callsOf('bind', 'bereft')).toHaveLength(2);
    await when('bereft', isReady);
  });

  it('does not give up its credentials because the broker will not repeat them', async () => {
    broker.script('bind', 'stubborn', { status: 201, body: { credentials: { a: 'b' } } }, { status: 409 });
    await bound('stubborn');
    await catalog.api.kube.delete(kinds.secrets, 'stubborn', catalog.api.namespace);
    const binding = await when('stubborn', hasReason('BindCallFailed'));
    expect(isFailed(binding)).toBe(false);
    broker.script('bind', 'stubborn');
    await when('stubborn', isReady);
    expect(broker.callsOf('unbind', 'stubborn')).toEqual([]);
  });

  it('is unbound with class and plan, its Secret first', async () => {
    await bound('ended');
    broker.script('unbind', 'ended', { status: 500, body: { description: 'on fire' } });
    await removeStart('ended');
    const binding = await when('ended', hasReason('UnbindCallFailed'));
    expect(conditionOf(binding)?.status).toBe('Unknown');
    expect(await catalog.secretData('ended')).toBeUndefined();
    broker.script('unbind', 'ended');
    await catalog.whenGone(servicebindings, 'ended');
    expect(broker.callsOf('unbind', 'ended')[0]).toMatchObject({
      method: 'DELETE',
      path: '/main/v2/service_instances/shop/service_bindings/ended',
      query: { service_id: 'orders', plan_id: 'orders-plan' },
    });
  });

  it.each([
    ['400', { status: 400, body: {} }],
    ['no-json', { status: 200, text: '' }],
    ['dropped', { drop: true as const }],
  ])('is unbound again after %s', async (what, answer) => {
    const name = `unbind-${what}`;
    await bound(name);
    broker.script('unbind', name, answer);
    await removeStart(name);
    await when(name, hasReason('UnbindCallFailed'));
    broker.script('unbind', name);
    await catalog.whenGone(servicebindings, name);
  });

  it('is over with 410', async () => {
    await bound('gone');
    broker.script('unbind', 'gone', { status: 410, body: {} });
    await catalog.remove(servicebindings, 'gone');
    broker.bindings.delete('gone');
  });

  it('shows its success as long as somebody else guards it', async () => {
    await bound('kept');
    const target = { name: 'kept', namespace: catalog.api.namespace };
    const finalizers = ['kubernetes-incubator/service-catalog', 'example.com/other'];
    await catalog.api.kube.patch(servicebindings, target, 'merge', { metadata: { finalizers } });
    await removeStart('kept');
    const binding = await when('kept', ({ metadata }) => metadata.finalizers?.length === 1);
    expect(conditionOf(binding)?.reason).toBe('UnboundSuccessfully');
    expect(binding.status?.unbindStatus).toBe('Succeeded');
    await catalog.api.kube.patch(servicebindings, target, 'merge', { metadata: { finalizers: null } });
    await catalog.whenGone(servicebindings, 'kept');
  });
});

describe.concurrent('secretTransforms', () => {
  const credentials = { host: 'db', port: 5432, user: 'u', deep: { list: [{ a: 'x' }, { a: 'y' }] } };
  const base = { host: 'db', port: '5432', user: 'u', deep: JSON.stringify(credentials.deep) };
  const { user: _user, ...withoutUser } = base;

  it.each([
    ['rename-key', { renameKey: { from: 'user', to: 'login' } }, { ...withoutUser, login: 'u' }],
    ['rename-nothing', { renameKey: { from: 'nobody', to: 'login' } }, base],
    ['rename-over', { renameKey: { from: 'user', to: 'host' } }, { ...withoutUser, host: 'u' }],
    ['add-text', { addKey: { key: 'more', stringValue: 'text' } }, { ...base, more: 'text' }],
    ['add-bytes', { addKey: { key: 'more', value: btoa('bytes') } }, { ...base, more: 'bytes' }],
    [
      'add-path',
      { addKey: { key: 'uri', jsonPathExpression: 'pg://{.user}@{.host}:{.port}/' } },
      { ...base, uri: 'pg://u@db:5432/' },
    ],
    [
      'add-deep-path',
      { addKey: { key: 'all', jsonPathExpression: "{.deep['list'][*].a} {$.deep.list[1].a}" } },
      { ...base, all: 'x y y' },
    ],
    ['remove-key', { removeKey: { key: 'user' } }, withoutUser],
    ['remove-nothing', { removeKey: { key: 'nobody' } }, base],
  ])('%s', async (name, transform, expected) => {
    broker.script('bind', name, { status: 201, body: { credentials } });
    await bound(name, 'shop', { secretTransforms: [transform] });
    expect(await catalog.secretData(name)).toEqual(expected);
  });

  it('add the keys of a Secret of the namespace', async () => {
    await catalog.createSecret('common', { region: 'eu', host: 'overruled' });
    broker.script('bind', 'keys-from', { status: 201, body: { credentials } });
    await bound('keys-from', 'shop', {
      secretTransforms: [{ addKeysFrom: { secretRef: { name: 'common' } } }],
    });
    expect(await catalog.secretData('keys-from')).toEqual({ ...base, region: 'eu', host: 'overruled' });
  });

  it('apply one after another', async () => {
    broker.script('bind', 'in-order', { status: 201, body: { credentials } });
    await bound('in-order', 'shop', {
      secretTransforms: [
        { addKey: { key: 'uri', jsonPathExpression: '{.host}:{.port}' } },
        { removeKey: { key: 'host' } },
        { renameKey: { from: 'uri', to: 'address' } },
      ],
    });
    const { host: _host, ...rest } = base;
    expect(await catalog.secretData('in-order')).toEqual({ ...rest, address: 'db:5432' });
  });

  it.each([
    [
      'a Secret of another namespace',
      { addKeysFrom: { secretRef: { name: 'x', namespace: 'default' } } },
      'in another namespace',
    ],
    ['a Secret that is missing', { addKeysFrom: { secretRef: { name: 'x' } } }, 'does not exist'],
    ['a path to nothing', { addKey: { key: 'x', jsonPathExpression: '{.nobody}' } }, 'no "nobody"'],
    ['an item that is not there', { addKey: { key: 'x', jsonPathExpression: '{.l[5]}' } }, 'no "l"'],
    ['a path that is not closed', { addKey: { key: 'x', jsonPathExpression: '{.NOPE' } }, 'is not closed'],
    [
      'a filter that is not closed',
      { addKey: { key: 'x', jsonPathExpression: '{.a[?(@.b)}' } },
      'is not closed',
    ],
    ['a key that no Secret can have', { addKey: { key: 'a b', stringValue: 'x' } }, 'cannot be a key'],
    ['nothing', {}, 'has none of'],
  ])('of %s are refused', async (what, transform, said) => {
    const name = `refused-${what.replaceAll(' ', '-').toLowerCase()}`;
    await catalog.createBinding(name, 'shop', { secretTransforms: [transform] });
    const binding = await when(name, hasReason('ErrorInjectingBindResult'));
    expect(conditionOf(binding)?.message).toContain(said);
    expect(await catalog.secretData(name)).toBeUndefined();
  });

  it('that cannot be read are refused before the broker makes credentials', async () => {
    const transform = { addKey: { key: 'x', jsonPathExpression: '{range .a}' } };
    await catalog.createBinding('unreadable', 'shop', { secretTransforms: [transform] });
    const binding = await when('unreadable', hasReason('ErrorInjectingBindResult'));
    expect(conditionOf(binding)?.message).toContain('{range} without an {end}');
    expect(broker.callsOf('bind', 'unreadable')).toEqual([]);
    expect(binding.status?.unbindStatus).not.toBe('Required');
  });

  it('of a client that sends each member, unset ones as null', async () => {
    broker.script('bind', 'nulls', { status: 201, body: { credentials } });
    const addKey = { key: 'more', stringValue: 'text', value: null, jsonPathExpression: null };
    await bound('nulls', 'shop', { secretTransforms: [{ addKey }] as never });
    expect(await catalog.secretData('nulls')).toEqual({ ...base, more: 'text' });
  });

  it('by filter and list, as kubectl reads them', async () => {
    broker.script('bind', 'listed', { status: 201, body: { credentials } });
    const jsonPathExpression = '{range .deep.list[?(@.a!="x")]}{.a};{end}{.port}';
    await bound('listed', 'shop', { secretTransforms: [{ addKey: { key: 'all', jsonPathExpression } }] });
    expect(await catalog.secretData('listed')).toEqual({ ...base, all: 'y;5432' });
  });
});
