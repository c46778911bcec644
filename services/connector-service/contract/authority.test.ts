import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCertificates } from '#bin/certificates/list-certificates.ts';
import type { ClusterFlags } from '#bin/certificates/open-cluster.ts';
import { revokeCertificate } from '#bin/certificates/revoke-certificate.ts';
import { type RotateAuthorityFlags, rotateAuthority } from '#bin/certificates/rotate-authority.ts';
import type { Application } from '#lib/domain/application/application.ts';
import { type IssuedCertificate, issuedCertificatesOf } from '#lib/domain/application/issued-certificates.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { encodeTextBase64 } from '#lib/pki/base64.ts';
import { eventually } from '#testing/eventually.ts';
import { certificateOf, csrFor, privateKeyPem } from '#testing/signing-requests.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { type RunningConnector, startConnector } from '#testing/start-connector.ts';
import {
  type EchoBackend,
  newAuthority,
  type RunningEdge,
  startEchoBackend,
  startEdge,
} from '#testing/start-edge.ts';

interface StoredData extends KubeObject {
  data?: Record<string, string>;
}

let api: TestApi;
let connector: RunningConnector;
let edge: RunningEdge;
let backend: EchoBackend;
let folder: string;
let shop: string;

beforeAll(async () => {
  api = await startTestApi();
  folder = await mkdtemp(join(tmpdir(), 'mooring-ca-'));
  shop = `shop-${api.id}`;
  await api.kube.create<Application>(kinds.applications, {
    apiVersion: apiVersionOf(kinds.applications),
    kind: 'Application',
    metadata: { name: shop },
    spec: {},
  });
  connector = await startConnector(api);
  backend = await startEchoBackend();
  edge = await startEdge(api, backend.url);
});
afterAll(async () => {
  await edge?.stop();
  backend?.stop();
  await connector?.stop();
  await api?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a command and gives what it said. */
async function said(
  command: (
    flags: ClusterFlags,
    context: { say(line: string): void; env: object; now(): Date },
  ) => Promise<void>,
): Promise<string> {
  const lines: string[] = [];
  const flags = { home: folder, kubeconfig: api.kubeconfig, namespace: api.namespace };
  const env = { MOORING_CA_KEY_BITS: '2048' };
  await command(flags, { say: (line) => lines.push(line), env, now: () => new Date() });
  return lines.join('\n');
}

function rotate(more: Partial<RotateAuthorityFlags> = {}): Promise<string> {
  return said((flags, context) =>
    rotateAuthority(
      { overlap: true, ...flags, ...more },
      { ...context, env: { NODE_ENV: 'test', ...context.env } },
    ),
  );
}

async function pairTls() {
  const { certificate, answer, hash } = await connector.pair(shop);
  return { as: { cert: certificate.toString(), key: await privateKeyPem() }, caCrt: answer.body.caCrt, hash };
}

async function statusFor(as: { cert: string; key: string }): Promise<number> {
  return (await edge.call(`/${shop}/v1/metadata`, { as })).status;
}

function becomes(status: number, as: { cert: string; key: string }): Promise<true> {
  return eventually(async () => ((await statusFor(as)) === status ? true : undefined));
}

describe('the CA (2.12)', () => {
  it('is made when it is missing: self-signed, for signing, named Kyma', async () => {
    const ca = certificateOf((await pairTls()).caCrt);
    expect([ca.subject, ca.issuer, ca.ca]).toEqual(['CN=Kyma', 'CN=Kyma', true]);
    expect(ca.verify(ca.publicKey)).toBe(true);
  });

  it('stays as it is at the next start', async () => {
    const { caCrt } = await pairTls();
    const again = await startConnector(api);
    expect((await again.pair(shop)).answer.body.caCrt).toBe(caCrt);
    await again.stop();
  });

  it('is taken from the Secret where that holds one, other members kept', async () => {
    const name = `given-${api.id}`;
    const given = await newAuthority();
    await api.kube.create<StoredData>(kinds.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace: api.namespace },
      data: {
        'ca.crt': encodeTextBase64(given.certificatePem),
        'ca.key': encodeTextBase64(given.keyPem),
        more: encodeTextBase64('kept'),
      },
    });
    const own = await startConnector(api, { caSecretName: name });
    expect(atob((await own.pair(shop)).answer.body.caCrt)).toBe(given.certificatePem);
    await own.stop();
    const stored = await api.kube.get<StoredData>(kinds.secrets, name, api.namespace);
    expect(stored.data?.more).toBe(encodeTextBase64('kept'));
  });

  it('is exchanged while the connector runs', async () => {
    const name = `hot-${api.id}`;
    const own = await startConnector(api, { caSecretName: name });
    const next = await newAuthority();
    const data = { 'ca.crt': encodeTextBase64(next.certificatePem), 'ca.key': encodeTextBase64(next.keyPem) };
    await api.kube.patch(kinds.secrets, { name, namespace: api.namespace }, 'merge', { data });
    expect(atob((await own.pair(shop)).answer.body.caCrt)).toBe(next.certificatePem);
    await own.stop();
  });

  it('is published without its key, and again when the Secret or what was published changes', async () => {
    const name = `public-${api.id}`;
    const published = async () =>
      (await api.kube.find<StoredData>(kinds.configmaps, name, api.namespace))?.data;
    const becomes = (certificatePem: string) =>
      eventually(async () => ((await published())?.['ca.crt'] === certificatePem ? true : undefined));
    const own = await startConnector(api, { caSecretName: name });
    const { caCrt } = (await own.pair(shop)).answer.body;
    expect(await published()).toEqual({ 'ca.crt': atob(caCrt) });
    const next = await newAuthority();
    const data = { 'ca.crt': encodeTextBase64(next.certificatePem), 'ca.key': encodeTextBase64(next.keyPem) };
    await api.kube.patch(kinds.secrets, { name, namespace: api.namespace }, 'merge', { data });
    await becomes(next.certificatePem);
    const strange = { data: { 'ca.crt': 'a stranger' } };
    await api.kube.patch(kinds.configmaps, { name, namespace: api.namespace }, 'merge', strange);
    await becomes(next.certificatePem);
    await api.kube.delete(kinds.configmaps, name, api.namespace);
    await becomes(next.certificatePem);
    expect(JSON.stringify(await published())).not.toContain('PRIVATE KEY');
    await own.stop();
  });

  it.each([
    ['empty', { 'ca.crt': '', 'ca.key': '' }],
    ['garbage', { 'ca.crt': encodeTextBase64('x'), 'ca.key': encodeTextBase64('y') }],
  ])('answers 500 while its Secret is %s', async (what, data) => {
    const name = `broken-${what}-${api.id}`;
    const own = await startConnector(api, { caSecretName: name });
    await api.kube.patch(kinds.secrets, { name, namespace: api.namespace }, 'merge', { data });
    const info = await own.newInfo(shop);
    const { status, body } = await own.sign(info.csrUrl, await csrFor(info.certificate.subject));
    expect([status, body.code]).toEqual([500, 500]);
    await own.stop();
  });
});

describe('mooring certificates rotate-ca', () => {
  it('signs with a new CA and leaves certificates of the old one valid', async () => {
    const before = await pairTls();
    expect(await rotate()).toMatch(/Signs now {6}CN=Kyma.*\nTrusted still {2}CN=Kyma/);
    const after = await pairTls();
    expect(after.caCrt).not.toBe(before.caCrt);
    await becomes(201, after.as);
    expect(await statusFor(before.as)).toBe(201);
  });

  it('lets a client of the old CA renew, and the renewed certificate is of the new one', async () => {
    const before = await connector.pair(shop);
    await rotate();
    const url = `${connector.external}/v1/applications/certificates/renewals`;
    const csr = await csrFor(before.info.certificate.subject);
    const { status, body } = await connector.sign(url, csr, before.headers);
    expect(status).toBe(201);
    expect(body.caCrt).not.toBe(before.answer.body.caCrt);
  });

  it('trusts all that came before, twice rotated', async () => {
    const first = await pairTls();
    await rotate();
    const second = await pairTls();
    await rotate();
    const third = await pairTls();
    await becomes(201, third.as);
    expect([await statusFor(first.as), await statusFor(second.as)]).toEqual([201, 201]);
  });

  it('takes a CA from files', async () => {
    const given = await newAuthority();
    const files = { ca: join(folder, 'ca.pem'), key: join(folder, 'ca.key') };
    await writeFile(files.ca, given.certificatePem);
    await writeFile(files.key, given.keyPem);
    await rotate(files);
    expect(atob((await pairTls()).caCrt)).toBe(given.certificatePem);
  });

  it.each<[string, () => Promise<Partial<RotateAuthorityFlags>>, string]>([
    ['a key without its certificate', async () => ({ key: 'x' }), 'both'],
    ['a file that is not there', async () => ({ ca: '/nowhere', key: '/nowhere' }), 'cannot be read'],
    ['a certificate that is no CA', leafFiles, 'not that of a CA'],
  ])('refuses %s, and changes nothing', async (_what, flags, words) => {
    const { caCrt } = await pairTls();
    await expect(rotate(await flags())).rejects.toThrow(words);
    expect((await pairTls()).caCrt).toBe(caCrt);
  });

  it('without overlap ends the trust in everything before', async () => {
    const before = await pairTls();
    expect(await rotate({ overlap: false })).toContain('pair again');
    const after = await pairTls();
    await becomes(201, after.as);
    expect(await statusFor(before.as)).toBe(401);
  });
});

async function leafFiles(): Promise<Partial<RotateAuthorityFlags>> {
  const { as } = await pairTls();
  const files = { ca: join(folder, 'leaf.pem'), key: join(folder, 'leaf.key') };
  await writeFile(files.ca, as.cert);
  await writeFile(files.key, as.key);
  return files;
}

describe('what was issued', () => {
  async function records(): Promise<IssuedCertificate[]> {
    const name = `${shop}-issued-certificates`;
    return issuedCertificatesOf(await api.kube.get<StoredData>(kinds.configmaps, name, api.namespace));
  }

  it('is kept with its token, and with the certificate that it replaces', async () => {
    const first = await connector.pair(shop);
    const url = `${connector.external}/v1/applications/certificates/renewals`;
    await connector.sign(url, await csrFor(first.info.certificate.subject), first.headers);
    const known = await records();
    const issued = known.find(({ fingerprint }) => fingerprint === first.hash);
    expect(issued).toMatchObject({
      subject: first.info.certificate.subject,
      serialNumber: first.certificate.serialNumber.toLowerCase(),
      keyAlgorithm: 'RSA 2048',
      tokenId: expect.stringMatching(/^[0-9a-f]{10}$/),
    });
    expect(known.some(({ renewedFrom }) => renewedFrom === first.hash)).toBe(true);
  });

  it('is found by the label of the Application, and the newest one as its annotations', async () => {
    const { hash } = await connector.pair(shop);
    const name = `${shop}-issued-certificates`;
    const { metadata } = await api.kube.get(kinds.configmaps, name, api.namespace);
    expect(metadata.labels).toMatchObject({ application: shop });
    expect(metadata.ownerReferences ?? []).toEqual([]);
    const application = await api.kube.get(kinds.applications, shop);
    expect(application.metadata.annotations).toMatchObject({
      'connectivity.mooring.dev/certificate-fingerprint': hash,
    });
  });

  it('is known, and can be revoked, after the Application was deleted and made again under its name', async () => {
    const name = `again-${api.id}`;
    const make = () =>
      api.kube.create<Application>(kinds.applications, {
        apiVersion: apiVersionOf(kinds.applications),
        kind: 'Application',
        metadata: { name },
        spec: {},
      });
    const list = async () =>
      issuedCertificatesOf(
        await api.kube.get<StoredData>(kinds.configmaps, `${name}-issued-certificates`, api.namespace),
      );
    const early = await connector.pair(name);
    const first = await make();
    const former = await connector.pair(name);
    await api.kube.delete(kinds.applications, name, undefined, { propagationPolicy: 'Foreground' });
    await eventually(async () =>
      (await api.kube.find(kinds.applications, name)) === undefined ? true : undefined,
    );
    await make();
    const latest = await connector.pair(name);
    const uids = new Map(
      (await list()).map(({ fingerprint, applicationUid }) => [fingerprint, applicationUid]),
    );
    expect(uids.get(early.hash)).toBe('');
    expect(uids.get(former.hash)).toBe(first.metadata.uid);
    expect(uids.get(latest.hash)).not.toBe(first.metadata.uid);
    const env = { NODE_ENV: 'test' } as const;
    const text = await said((flags, context) => listCertificates(name, flags, { ...context, env }));
    const lines = text.split('\n');
    const isEarlier = (hash: string) =>
      lines.find((line) => line.includes(hash))?.includes('earlier Application');
    expect([early, former, latest].map(({ hash }) => isEarlier(hash))).toEqual([true, true, false]);
    await said((flags, context) => revokeCertificate(former.hash, flags, { ...context, env }));
    const url = `${connector.external}/v1/applications/certificates/renewals`;
    const renewed = await connector.sign(url, await csrFor(former.info.certificate.subject), former.headers);
    expect(renewed.status).toBe(403);
  });

  it('keeps all of many that are issued at once', async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => connector.pair(shop)));
    const known = new Set((await records()).map(({ fingerprint }) => fingerprint));
    expect(made.filter(({ hash }) => !known.has(hash))).toEqual([]);
  });

  it('is listed and revoked from a terminal', async () => {
    const [byHash, byFile] = [await connector.pair(shop), await connector.pair(shop)];
    const file = join(folder, 'client.pem');
    await writeFile(file, byFile.certificate.toString());
    for (const given of [byHash.certificate.fingerprint256, file]) {
      await said((flags, context) =>
        revokeCertificate(given, flags, { ...context, env: { NODE_ENV: 'test' } }),
      );
    }
    const list = await said((flags, context) =>
      listCertificates(shop, flags, { ...context, env: { NODE_ENV: 'test' } }),
    );
    for (const { hash } of [byHash, byFile]) {
      expect(list).toMatch(new RegExp(`Revoked .*${hash}`));
      const url = `${connector.external}/v1/applications/certificates/renewals`;
      expect((await connector.asEdge(url, { headers: byHash.headers, body: '{}' })).status).toBe(403);
    }
  });

  it('refuses to revoke what is no fingerprint', async () => {
    const revoke = said((flags, context) =>
      revokeCertificate('abc', flags, { ...context, env: { NODE_ENV: 'test' } }),
    );
    await expect(revoke).rejects.toThrow('neither a file nor');
  });
});
