import { randomBytes } from 'node:crypto';
import type { Endpoints } from '#bin/start/home.ts';
import { expect, test } from '#e2e/fixtures/mooring.ts';
import { type Answer, StockTools } from '#e2e/fixtures/stock-tools.ts';

// The walkthrough from an outside application to GATEWAY_URL in a Deployment, with stock tools only. It runs on a fresh
// sandbox, or on the Mooring whose endpoints.json MOORING_ENDPOINTS names. MOORING_REAL_NODE: containers really run there,
// and the platform runs `beside` the cluster, where no pod reaches it, or `inside`.
const realNode = process.env.MOORING_REAL_NODE;

const connectorApi = 'applicationconnector.kyma-project.io/v1alpha1';
const catalogApi = 'servicecatalog.k8s.io/v1beta1';
/** In full: servicebinding.io has a kind of that name too. */
const servicebinding = 'servicebinding.servicecatalog.k8s.io';
const suffix = randomBytes(3).toString('hex');
const application = `article-${suffix}`;
const stranger = `stranger-${suffix}`;
const namespace = `article-${suffix}`;
const elsewhere = `elsewhere-${suffix}`;
const image = 'annajung/nginx-with-curl:0.0.1';
const invalidToken = { code: 403, error: 'Invalid token.' };

interface Info {
  csrUrl: string;
  api: { metadataUrl: string; eventsUrl: string; infoUrl: string; certificatesUrl: string };
  certificate: { subject: string; extensions: string; 'key-algorithm': string };
}
interface Condition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
}

let endpoints: Endpoints;
let tools: StockTools;
/** What a step finds out and a later one needs. */
const found = { tokenUrl: '', csrUrl: '', metadataUrl: '', serviceId: '', className: '', gatewayUrl: '' };
let specBeforeBinding: unknown;

test.describe('the article run', { tag: '@article' }, () => {
  test.describe.configure({ mode: 'serial' });

  test.beforeAll(({ endpoints: running }) => {
    endpoints = running;
    tools = new StockTools(endpoints.kubeconfig);
  });

  test.afterAll(async () => {
    await tools.kubectl([
      'delete',
      'application',
      application,
      stranger,
      '--ignore-not-found',
      '--wait=false',
    ]);
    await tools.kubectl(['delete', 'namespace', namespace, elsewhere, '--ignore-not-found', '--wait=false']);
    tools.remove();
  });

  test('an Application is deployed', async () => {
    await tools.kubectl(['create', 'namespace', namespace]);
    await deployApplication(application);
  });

  test('a TokenRequest brings a token with its address', async () => {
    found.tokenUrl = await requestToken(application);
    expect(found.tokenUrl).toContain(
      `${endpoints.connectorExternal}/v1/applications/signingRequests/info?token=`,
    );
  });

  test('the address answers once', async () => {
    const answer = await tools.curl(found.tokenUrl);
    expect(answer.status).toBe(200);
    const info = answer.json() as Info;
    expect(info.csrUrl).toContain(`${endpoints.connectorExternal}/v1/applications/certificates?token=`);
    expect(info.api.metadataUrl).toBe(`${endpoints.edge}/${application}/v1/metadata/services`);
    expect(info.api.infoUrl).toBe(`${endpoints.edge}/v1/applications/management/info`);
    expect(info.certificate).toEqual({
      subject: `O=Organization,OU=OrgUnit,L=Waldorf,ST=Waldorf,C=DE,CN=${application}`,
      extensions: '',
      'key-algorithm': 'rsa2048',
    });
    found.csrUrl = info.csrUrl;

    const again = await tools.curl(found.tokenUrl);
    expect(again.status).toBe(403);
    expect(again.json()).toEqual(invalidToken);
  });

  test('a signing request that is wrong is refused and leaves the token good', async () => {
    const otherName = await makeSigningRequest('wrong-name', subjectOf('somebody-else'));
    const refusedName = await postJson(found.csrUrl, { csr: otherName });
    expect(refusedName.status).toBe(400);
    expect(refusedName.json()).toMatchObject({ code: 400, error: 'CSR: Invalid common name provided.' });

    const otherUnit = subjectOf(application).replace('OU=OrgUnit', 'OU=Test');
    const refusedUnit = await postJson(found.csrUrl, {
      csr: await makeSigningRequest('wrong-unit', otherUnit),
    });
    expect(refusedUnit.status).toBe(400);
    expect((refusedUnit.json() as { error: string }).error).toContain(
      'CSR: Invalid organizational unit provided.',
    );

    const broken = await postJson(found.csrUrl, { csr: 'not-base64!' });
    expect(broken.status).toBe(400);
    expect(broken.json()).toMatchObject({
      code: 400,
      error: 'There was an error while parsing the base64 content. An incorrect value was provided.',
    });
  });

  test('openssl makes a key and a request, the connector signs it', async () => {
    await sign(application, found.csrUrl);
    const client = tools.file(`${application}.crt`);
    const subject = await tools.openssl('x509', '-in', client, '-noout', '-subject', '-nameopt', 'RFC2253');
    expect(subject).toContain(`CN=${application}`);
    const verified = await tools.openssl('verify', '-CAfile', tools.file(`${application}.ca.crt`), client);
    expect(verified).toContain('OK');

    const used = await postJson(found.csrUrl, { csr: '' });
    expect(used.status).toBe(403);
    expect(used.json()).toEqual(invalidToken);
  });

  test('management info answers to the certificate', async () => {
    const answer = await curlAs(application, `${endpoints.edge}/v1/applications/management/info`);
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({
      clientIdentity: { application },
      urls: {
        metadataUrl: `${endpoints.edge}/${application}/v1/metadata/services`,
        renewCertUrl: `${endpoints.edge}/v1/applications/certificates/renewals`,
        revokeCertUrl: `${endpoints.edge}/v1/applications/certificates/revocations`,
      },
      certificate: { subject: `O=Organization,OU=OrgUnit,L=Waldorf,ST=Waldorf,C=DE,CN=${application}` },
    });
    found.metadataUrl = (answer.json() as { urls: { metadataUrl: string } }).urls.metadataUrl;
  });

  test('the edge turns away who has no certificate, and the certificate of another application', async () => {
    const nobody = await tools.curl(found.metadataUrl, '--cacert', endpoints.edgeCa);
    expect(nobody.status).toBe(401);

    await deployApplication(stranger);
    const answer = await tools.curl(await requestToken(stranger));
    await sign(stranger, (answer.json() as Info).csrUrl);
    const refused = await curlAs(stranger, found.metadataUrl);
    expect(refused.status).toBe(403);
    expect(refused.json()).toMatchObject({ code: 403 });
  });

  test('an API is registered with curl', async () => {
    const openapi = await tools.curl(`${endpoints.sampleShop}/openapi.json`);
    expect(openapi.status).toBe(200);
    const service = {
      provider: 'Sample shop',
      name: 'Orders API',
      description: 'Orders and products of the sample shop',
      api: { targetUrl: endpoints.sampleShop, spec: openapi.json() },
    };
    const refused = await postJsonAs(application, found.metadataUrl, { ...service, provider: '' });
    expect(refused.status).toBe(400);

    const registered = await postJsonAs(application, found.metadataUrl, service);
    expect(registered.status).toBe(200);
    found.serviceId = (registered.json() as { id: string }).id;

    const listed = await curlAs(application, found.metadataUrl);
    expect(listed.json()).toMatchObject([
      { id: found.serviceId, name: service.name, provider: service.provider },
    ]);
    const details = await curlAs(application, `${found.metadataUrl}/${found.serviceId}`);
    expect(details.json()).toMatchObject({ api: { targetUrl: endpoints.sampleShop, spec: openapi.json() } });
  });

  test('an ApplicationMapping offers it in the namespace', async () => {
    await tools.apply({
      apiVersion: connectorApi,
      kind: 'ApplicationMapping',
      metadata: { name: application, namespace },
    });
    await expect
      .poll(async () => (found.className = await classNameOf(found.serviceId)), { timeout: 60_000 })
      .toMatch(/^orders-api-[0-9a-f]{5}$/);
  });

  test('a ServiceInstance is provisioned', async () => {
    await tools.apply({
      apiVersion: catalogApi,
      kind: 'ServiceInstance',
      metadata: { name: application, namespace },
      spec: { serviceClassExternalName: found.className, servicePlanExternalName: 'default' },
    });
    await expectReady('serviceinstance', application);
  });

  test('where nothing is mapped, an instance says that there is no such class', async () => {
    await tools.kubectl(['create', 'namespace', elsewhere]);
    await tools.apply({
      apiVersion: catalogApi,
      kind: 'ServiceInstance',
      metadata: { name: application, namespace: elsewhere },
      spec: { serviceClassExternalName: found.className, servicePlanExternalName: 'default' },
    });
    await expect
      .poll(() => ready('serviceinstance', application, elsewhere), { timeout: 60_000 })
      .toMatchObject({ status: 'False', reason: 'ReferencesNonexistentServiceClass' });
    await tools.kubectl(['delete', '-n', elsewhere, 'serviceinstance', application, '--timeout=60s']);
  });

  test('a Deployment runs without it', async () => {
    await tools.apply({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'nginx', namespace },
      spec: {
        replicas: 1,
        selector: { matchLabels: { app: 'nginx' } },
        template: {
          metadata: { labels: { app: 'nginx' } },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              { name: 'nginx', image, imagePullPolicy: 'IfNotPresent', ports: [{ containerPort: 80 }] },
            ],
          },
        },
      },
    });
    await rolledOut();
    specBeforeBinding = (await get('deployment', 'nginx')).spec;
    expect(await environment()).not.toContain('GATEWAY_URL=');
  });

  test('a ServiceBinding brings the Secret', async () => {
    await tools.apply({
      apiVersion: catalogApi,
      kind: 'ServiceBinding',
      metadata: { name: 'nginx-binding', namespace },
      spec: { instanceRef: { name: application } },
    });
    await expectReady(servicebinding, 'nginx-binding');
    const secret = await get('secret', 'nginx-binding');
    expect(secret.data).toHaveProperty('GATEWAY_URL');
  });

  test('a usage that cannot be says why', async () => {
    for (const [name, usedBy] of Object.entries({
      'unknown-kind': { kind: 'sailboat', name: 'nginx' },
      'missing-deployment': { kind: 'deployment', name: 'absent' },
    })) {
      await tools.apply(usage(name, usedBy));
      await expect
        .poll(() => ready('servicebindingusage', name), { timeout: 60_000 })
        .toMatchObject({ status: 'False', reason: 'EnsureLabelsAppliedError' });
      await tools.kubectl(['delete', '-n', namespace, 'servicebindingusage', name, '--timeout=60s']);
    }
  });

  test('a ServiceBindingUsage puts GATEWAY_URL into the environment', async () => {
    await tools.apply(usage('nginx-binding-usage', { kind: 'deployment', name: 'nginx' }));
    await expectReady('servicebindingusage', 'nginx-binding-usage');
    await rolledOut();
    await expect
      .poll(async () => (found.gatewayUrl = variable('GATEWAY_URL', await environment())), {
        timeout: 60_000,
      })
      .toMatch(/^http:\/\/[^/]+$/);
  });

  test('a request through the gateway reaches the outside application', async () => {
    const direct = await tools.curl(`${endpoints.sampleShop}/products`);
    expect(direct.status).toBe(200);
    await expect
      .poll(async () => (await callThroughGateway('/products')).status, { timeout: 60_000 })
      .toBe(200);
    const through = await callThroughGateway('/products');
    expect(through.json()).toEqual(direct.json());
    expect(JSON.stringify(through.json())).toContain('sku');
  });

  test('without the usage the Deployment is as it was', async () => {
    await tools.kubectl(['delete', '-n', namespace, 'servicebindingusage', 'nginx-binding-usage']);
    await expect
      .poll(async () => (await get('deployment', 'nginx')).spec, { timeout: 60_000 })
      .toEqual(specBeforeBinding);
    await rolledOut();
    await expect.poll(environment, { timeout: 60_000 }).not.toContain('GATEWAY_URL=');
  });

  test('everything can be taken away again', async () => {
    await tools.kubectl(['delete', '-n', namespace, servicebinding, 'nginx-binding', '--timeout=60s']);
    await tools.kubectl(['delete', '-n', namespace, 'serviceinstance', application, '--timeout=60s']);
    await tools.kubectl(['delete', '-n', namespace, 'applicationmapping', application, '--timeout=60s']);
    await tools.kubectl(['delete', 'application', application, '--timeout=60s']);
    await tools.kubectl(['delete', 'namespace', namespace, '--timeout=110s']);
  });
});

function subjectOf(name: string): string {
  return `/OU=OrgUnit/O=Organization/L=Waldorf/ST=Waldorf/C=DE/CN=${name}`;
}

async function deployApplication(name: string): Promise<void> {
  await tools.apply({
    apiVersion: connectorApi,
    kind: 'Application',
    metadata: { name },
    spec: { description: 'The application of the walkthrough', labels: { region: 'eu' } },
  });
  const path = 'jsonpath={.status.installationStatus.status}';
  await expect
    .poll(() => tools.kubectl(['get', 'application', name, '-o', path]), { timeout: 60_000 })
    .toBe('deployed');
}

/** Applies a TokenRequest and returns the address that its status brings. */
async function requestToken(name: string): Promise<string> {
  await tools.apply({ apiVersion: connectorApi, kind: 'TokenRequest', metadata: { name, namespace } });
  const path = 'jsonpath={.status.state} {.status.application} {.status.url}';
  const read = () => tools.kubectl(['get', '-n', namespace, 'tokenrequest', name, '-o', path]);
  await expect.poll(read, { timeout: 60_000 }).toMatch(new RegExp(`^OK ${name} http`));
  return (await read()).split(' ')[2] ?? '';
}

/** The request as one line of base64; its key stays in the folder. */
async function makeSigningRequest(file: string, subject: string): Promise<string> {
  const [key, request] = [tools.file(`${file}.key`), tools.file(`${file}.csr`)];
  await tools.openssl('genrsa', '-out', key, '2048');
  await tools.openssl('req', '-new', '-sha256', '-key', key, '-out', request, '-subj', subject);
  return (await tools.openssl('base64', '-A', '-in', request)).trim();
}

/** Leaves NAME.key, NAME.crt and NAME.ca.crt in the folder. */
async function sign(name: string, csrUrl: string): Promise<void> {
  const answer = await postJson(csrUrl, { csr: await makeSigningRequest(name, subjectOf(name)) });
  expect(answer.status).toBe(201);
  const { crt, clientCrt, caCrt } = answer.json() as Record<string, string>;
  const decoded = (value = '') => Buffer.from(value, 'base64').toString();
  expect(decoded(crt).match(/-----BEGIN CERTIFICATE-----/g)).toHaveLength(2);
  tools.file(`${name}.crt`, decoded(clientCrt));
  tools.file(`${name}.ca.crt`, decoded(caCrt));
}

function postJson(url: string, body: unknown, ...args: string[]): Promise<Answer> {
  const file = tools.file(`${randomBytes(4).toString('hex')}.json`, JSON.stringify(body));
  return tools.curl(
    url,
    '-X',
    'POST',
    '-H',
    'Content-Type: application/json',
    '--data-binary',
    `@${file}`,
    ...args,
  );
}

function identityOf(name: string): string[] {
  return [
    '--cacert',
    endpoints.edgeCa,
    '--cert',
    tools.file(`${name}.crt`),
    '--key',
    tools.file(`${name}.key`),
  ];
}

function curlAs(name: string, url: string): Promise<Answer> {
  return tools.curl(url, ...identityOf(name));
}

function postJsonAs(name: string, url: string, body: unknown): Promise<Answer> {
  return postJson(url, body, ...identityOf(name));
}

async function classNameOf(serviceId: string): Promise<string> {
  const path = `jsonpath={.items[?(@.spec.externalID=="${serviceId}")].spec.externalName}`;
  return tools.kubectl(['get', '-n', namespace, 'serviceclasses', '-o', path]);
}

interface Stored {
  spec?: unknown;
  data?: Record<string, string>;
  status?: { conditions?: Condition[] };
}

async function get(kind: string, name: string, where = namespace): Promise<Stored> {
  return JSON.parse(await tools.kubectl(['get', '-n', where, kind, name, '-o', 'json']));
}

async function ready(kind: string, name: string, where = namespace): Promise<Condition | undefined> {
  const { status } = await get(kind, name, where);
  return status?.conditions?.find((condition) => condition.type === 'Ready');
}

async function expectReady(kind: string, name: string): Promise<void> {
  await expect.poll(() => ready(kind, name), { timeout: 60_000 }).toMatchObject({ status: 'True' });
}

function usage(name: string, usedBy: { kind: string; name: string }) {
  return {
    apiVersion: 'servicecatalog.kyma-project.io/v1alpha1',
    kind: 'ServiceBindingUsage',
    metadata: { name, namespace },
    spec: { serviceBindingRef: { name: 'nginx-binding' }, usedBy },
  };
}

async function rolledOut(): Promise<void> {
  await tools.kubectl(['rollout', 'status', '-n', namespace, 'deployment/nginx', '--timeout=90s']);
}

/** A call of GATEWAY_URL: from inside the pod where it can be reached from there, else of the gateway by the URL's host name. */
function callThroughGateway(path: string): Promise<Answer> {
  if (realNode === 'inside') {
    return tools.curlIn(['-n', namespace, 'deploy/nginx'], `"$GATEWAY_URL${path}"`);
  }
  return tools.curl(`${endpoints.gateway}${path}`, '-H', `Host: ${new URL(found.gatewayUrl).host}`);
}

/** The container's environment: on a node asked of the container, in the sandbox read off the newest Pod. */
async function environment(): Promise<string> {
  if (realNode) return tools.kubectl(['exec', '-n', namespace, 'deploy/nginx', '--', 'env']);
  const pods = JSON.parse(
    await tools.kubectl(['get', 'pods', '-n', namespace, '-l', 'app=nginx', '-o', 'json']),
  ) as {
    items: PodWithEnvironment[];
  };
  const running = pods.items.filter(
    (pod) => pod.status.phase === 'Running' && !pod.metadata.deletionTimestamp,
  );
  const [container] = running[0]?.spec.containers ?? [];
  const lines: string[] = [];
  for (const { prefix = '', secretRef } of container?.envFrom ?? []) {
    if (!secretRef) continue;
    const { data = {} } = await get('secret', secretRef.name);
    for (const [key, value] of Object.entries(data))
      lines.push(`${prefix}${key}=${Buffer.from(value, 'base64')}`);
  }
  for (const { name, value, valueFrom } of container?.env ?? []) {
    const reference = valueFrom?.secretKeyRef;
    const referred = reference && (await get('secret', reference.name)).data?.[reference.key];
    lines.push(`${name}=${referred ? Buffer.from(referred, 'base64') : (value ?? '')}`);
  }
  return lines.join('\n');
}

interface PodWithEnvironment {
  metadata: { deletionTimestamp?: string };
  status: { phase: string };
  spec: {
    containers: {
      env?: { name: string; value?: string; valueFrom?: { secretKeyRef?: { name: string; key: string } } }[];
      envFrom?: { prefix?: string; secretRef?: { name: string } }[];
    }[];
  };
}

function variable(name: string, lines: string): string {
  return (
    lines
      .split('\n')
      .find((line) => line.startsWith(`${name}=`))
      ?.slice(name.length + 1) ?? ''
  );
}
