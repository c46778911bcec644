import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Application } from '#lib/domain/application/application.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { eventually } from '#testing/eventually.ts';
import { flood, liveBytes } from '#testing/flood.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import {
  type EchoBackend,
  newAuthority,
  newIdentity,
  putAuthority,
  type RunningEdge,
  startEchoBackend,
  startEdge,
} from '#testing/start-edge.ts';

const count = 10_000;
const flatBytes = 16 * 1024 * 1024;
let api: TestApi;
let backend: EchoBackend;
let edge: RunningEdge;
let tls: Record<string, string>;

beforeAll(async () => {
  api = await startTestApi();
  backend = await startEchoBackend();
  const ca = await newAuthority();
  await putAuthority(api, { 'ca.crt': ca.certificatePem });
  await api.kube.create<Application>(kinds.applications, {
    apiVersion: apiVersionOf(kinds.applications),
    kind: 'Application',
    metadata: { name: 'shop' },
    spec: {},
  });
  edge = await startEdge(api, backend.url);
  const identity = await newIdentity({ CN: 'shop' }, { from: ca });
  tls = { ca: edge.serverCa, ...identity };
  await eventually(async () =>
    (await edge.call('/shop/v1/metadata', { as: identity })).status === 201 ? true : undefined,
  );
});
afterAll(async () => {
  await edge?.stop();
  backend?.stop();
  await api?.stop();
});

it.each([
  ['/v1/applications/certificates/renewals', 'with its certificate', 201],
  ['/shop/v1/metadata/services', 'with its certificate', 201],
  ['/shop/v1/metadata/services', 'without one', 401],
] as const)(
  '10,000 hostile bodies at %s, %s',
  async (path, who, status) => {
    const client = who === 'without one' ? { ca: edge.serverCa } : tls;
    const valid = { provider: 'p', name: 'n', description: 'd', api: { targetUrl: 'http://x', spec: {} } };
    const options = { url: edge.edge, method: 'POST', path, valid, tls: client };
    await flood({ ...options, count: 500 });
    const before = liveBytes();
    const { statuses, failures } = await flood({ ...options, count });
    expect(failures).toEqual([]);
    expect([...statuses]).toEqual([[status, count]]);
    expect(liveBytes() - before).toBeLessThan(flatBytes);
  },
  300_000,
);
