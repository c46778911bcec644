import { createServer } from 'node:net';
import { type ConsoleProcess, startConsole } from '#bin/start/console-process.ts';
import { expect, test } from '#e2e/fixtures/mooring.ts';
import { expectAccessible } from '#e2e/pages/expect-accessible.ts';
import { expectFitsPhone } from '#e2e/pages/expect-fits-phone.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { createKubeClient, type KubeClient } from '#lib/k8s/client.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';
import { startIssuer } from '#testing/start-issuer.ts';

test.use({ storageState: { cookies: [], origins: [] } });

/** A ServiceAccount of `default`. @param role ClusterRole that it has; without it none. @returns its token. */
async function newPerson(kube: KubeClient, name: string, role?: string): Promise<string> {
  const namespace = 'default';
  const metadata = { name, namespace };
  await kube.create(kinds.serviceaccounts, { apiVersion: 'v1', kind: 'ServiceAccount', metadata });
  if (role !== undefined) {
    await kube.raw('POST', '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
      subjects: [{ kind: 'ServiceAccount', ...metadata }],
    });
  }
  const { status } = await kube.raw<{ status: { token: string } }>(
    'POST',
    `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`,
    { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} },
  );
  return status.token;
}

/** The issuer has to know the console's address before there is one. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address !== null && typeof address === 'object' ? address.port : 0;
}

function createApplication(name: string): Promise<number> {
  return fetch('/api/applications', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  }).then(({ status }) => status);
}

test('people sign in, each is who the API server knows, and leave on all pages', async ({
  page,
  context,
  endpoints,
}) => {
  const kube = createKubeClient(loadKubeConfig({ path: endpoints.kubeconfig }));
  const [ann, ben] = [await newPerson(kube, 'ann', 'cluster-admin'), await newPerson(kube, 'ben')];
  let console_: ConsoleProcess | undefined;
  try {
    console_ = await startConsole({
      port: 0,
      dev: false,
      token: undefined,
      env: {
        MOORING_KUBECONFIG: endpoints.kubeconfig,
        MOORING_REGISTRY_URL: endpoints.registry,
        MOORING_SIGN_IN: 'token',
      },
      onExit: () => undefined,
    });
    const signIn = async (token: string) => {
      await page.getByLabel('Token of Kubernetes').fill(token);
      await page.getByRole('button', { name: 'Sign in' }).click();
    };

    // of a list that others fill as well, one row
    const list = `${console_.url}/applications?q=signed-in`;
    await page.goto(list);
    await expect(page).toHaveURL(/\/sign-in\?to=%2Fapplications%3Fq%3Dsigned-in$/);
    await expectAccessible(page, 'sign-in');
    await expectFitsPhone(page);
    await signIn(`${ann}x`);
    await expect(page.getByRole('status')).toContainText('does not accept this token');
    await signIn(ann);
    await expect(page).toHaveURL(list);
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    const [cookie] = (await context.cookies()).filter(({ name }) => name.includes('session'));
    expect(cookie).toMatchObject({
      name: '__Host-mooring-session',
      httpOnly: true,
      sameSite: 'Lax',
      secure: true,
    });
    expect(await page.evaluate(createApplication, 'signed-in')).toBe(200);
    await expect(page.getByText('signed-in', { exact: true })).toBeVisible();

    const other = await context.newPage();
    await other.goto(`${console_.url}/settings`);
    await other.getByRole('button', { name: 'Sign out system:serviceaccount:default:ann' }).click();
    await expect(other.getByRole('status')).toHaveText('You have signed out.');
    await expect(page).toHaveURL(/\/sign-in\?/);

    await signIn(ben);
    await expect(page).toHaveURL(list);
    await expect(
      page.getByRole('button', { name: 'Sign out system:serviceaccount:default:ben' }),
    ).toBeVisible();
    expect(await page.evaluate(createApplication, 'not-signed-in')).toBe(403);
    await expect(page.getByText('signed-in', { exact: true })).toHaveCount(0);
  } finally {
    await console_?.stop();
    await kube.delete(kinds.applications, 'signed-in');
  }
});

test('people sign in at an issuer, in a real browser, and come back to their page', async ({
  page,
  endpoints,
}) => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const issuer = await startIssuer({ redirectUris: [`${url}/sign-in/callback/corp`], isPublic: true });
  issuer.setClaims('ann', { email: 'ann@example.com', groups: ['system:masters', 'dev'] });
  const client = { id: 'corp', title: 'Corp', url: issuer.url, clientId: issuer.clientId };
  let console_: ConsoleProcess | undefined;
  try {
    console_ = await startConsole({
      port,
      dev: false,
      token: undefined,
      env: {
        MOORING_KUBECONFIG: endpoints.kubeconfig,
        MOORING_SIGN_IN: 'oidc',
        MOORING_CONSOLE_URL: url,
        MOORING_SIGN_IN_ISSUERS: JSON.stringify([{ ...client, scopes: 'openid email groups' }]),
      },
      onExit: () => undefined,
    });
    await page.goto(`${url}/settings?a=b`);
    await page.getByRole('link', { name: 'Sign in with Corp' }).click();
    await expect(page).toHaveURL(`${url}/settings?a=b`);
    await expect(page.getByRole('button', { name: 'Sign out corp:ann@example.com' })).toBeVisible();
    expect(await page.evaluate(createApplication, 'not-allowed')).toBe(403);
  } finally {
    await console_?.stop();
    await issuer.stop();
  }
});
