import { test as base, expect } from '@playwright/test';
import { consoleSession } from '#e2e/fixtures/console-session.ts';
import { runningMooring } from '#e2e/fixtures/mooring.ts';
import { type PairedClient, pairByHand } from '#e2e/fixtures/pair-by-hand.ts';
import { ApplicationPage } from '#e2e/pages/application-page.ts';
import { expectAccessible } from '#e2e/pages/expect-accessible.ts';
import { expectFitsPhone } from '#e2e/pages/expect-fits-phone.ts';
import { type RunningMooring, startMooring } from '#testing/start-mooring.ts';

interface Worker {
  mooring: RunningMooring;
}

/** A Mooring of its own, whose edge refuses revoked certificates; one of MOORING_ENDPOINTS must be started like that. */
const test = base.extend<{ client: PairedClient }, Worker>({
  mooring: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names a fixture depends on from this pattern
    async ({}, use) => {
      const mooring = process.env.MOORING_ENDPOINTS
        ? runningMooring(process.env.MOORING_ENDPOINTS)
        : await startMooring({ env: { MOORING_EDGE_REFUSE_REVOKED: 'true' } });
      await use(mooring);
      await mooring.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ mooring }, use) => use(mooring.endpoints.console ?? undefined),
  storageState: async ({ mooring }, use) => use(await consoleSession(mooring.endpoints)),
  client: async ({ mooring }, use, { title }) => {
    const name = title
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, '-')
      .slice(0, 30)
      .replace(/-+$/, '');
    const client = await pairByHand(mooring.endpoints, `${name}-${Date.now() % 100_000}`);
    await use(client);
    client.remove();
  },
});

async function fingerprintOf(client: PairedClient, file: string): Promise<string> {
  const said = await client.sh(`openssl x509 -in ${file} -noout -fingerprint -sha256`);
  return (said.split('=')[1] ?? '').trim().replaceAll(':', '').toLowerCase();
}

test('certificate is listed with all that is known, renewed by the shown commands, revoked', async ({
  page,
  client,
  mooring,
}) => {
  const { application } = client;
  const view = new ApplicationPage(page);
  const infoUrl = `${mooring.endpoints.edge}/v1/applications/management/info`;
  const servicesUrl = `${mooring.endpoints.edge}/${application}/v1/metadata/services`;
  const first = await fingerprintOf(client, `${application}.crt`);
  const serial = (await client.sh(`openssl x509 -in ${application}.crt -noout -serial`)).trim().split('=')[1];

  await view.open(application);
  const row = view.certificate(first);
  await expect(row).toContainText('Valid');
  await expect(row).toContainText(`CN=${application}`);
  await expect(row).toContainText(String(serial).toLowerCase());
  await expect(row).toContainText(/by token \S+/);
  await expect(row).toContainText(/in \d+ d/);
  await expectAccessible(page, 'certificates');

  await row.getByRole('button', { name: /^Renew/ }).click();
  const renew = view.dialog(/^Renew certificate/);
  const commands = renew.locator('pre');
  await expect(commands).toContainText('openssl req');
  await expectAccessible(page, 'renew dialog');
  await client.sh(`cp ${application}.crt old.crt; cp ${application}.key old.key`);
  await client.sh((await commands.textContent()) ?? '');
  const second = await fingerprintOf(client, `${application}.crt`);
  expect(second).not.toBe(first);
  await expect(renew.getByText(/^Renewed: certificate/)).toBeVisible();
  expect(await client.call(infoUrl)).toBe(200);

  await renew.getByRole('button', { name: 'Revoke the old one' }).click();
  const revoke = view.dialog('Revoke this certificate?');
  await expect(revoke).toContainText(first);
  await expect(revoke).toContainText('Calls with it end at once');
  await expect(revoke).toContainText('It can never be renewed again');
  await expectAccessible(page, 'revoke dialog');
  await revoke.getByRole('button', { name: 'Revoke certificate' }).click();
  await expect(revoke).toHaveCount(0);
  await expect(row).toContainText('Revoked');
  await expect(row.getByRole('button', { name: /^Renew/ })).toHaveCount(0);
  await expect(view.certificate(second)).toContainText('Valid');
  await expect(view.certificate(second)).toContainText('last used');
  await expect(view.certificate(second)).toContainText(`renewed from ${first.slice(0, 8)}`);

  await client.sh(`cp ${application}.crt new.crt; cp ${application}.key new.key`);
  await client.sh(`cp old.crt ${application}.crt; cp old.key ${application}.key`);
  await expect.poll(() => client.call(servicesUrl)).toBe(403);
  await client.sh(`openssl req -new -key old.key -subj "/CN=${application}" -out again.csr`);
  const body = await client.sh('printf \'{"csr":"%s"}\' "$(base64 < again.csr | tr -d "\\n")"');
  const renewUrl = `${mooring.endpoints.edge}/v1/applications/certificates/renewals`;
  expect(await client.call(renewUrl, '-H', 'content-type: application/json', '-d', body)).toBe(403);
  await client.sh(`cp new.crt ${application}.crt; cp new.key ${application}.key`);
  expect(await client.call(servicesUrl)).toBe(200);
});

test('last valid one wants the name typed, and can be left alone', async ({ page, client }) => {
  const view = new ApplicationPage(page);
  const fingerprint = await fingerprintOf(client, `${client.application}.crt`);
  await view.open(client.application);
  await view
    .certificate(fingerprint)
    .getByRole('button', { name: /^Revoke/ })
    .click();
  const revoke = view.dialog('Revoke this certificate?');
  await expect(revoke).toContainText(`It is the only valid certificate of ${client.application}.`);
  await expect(revoke.getByRole('button', { name: 'Revoke certificate' })).toBeDisabled();
  await revoke.getByRole('button', { name: 'Cancel' }).click();
  await expect(view.certificate(fingerprint)).toContainText('Valid');
  await expectFitsPhone(page);
  await expect(page.getByText(`CN=${client.application}`).locator('visible=true').first()).toBeVisible();
  await expectAccessible(page, 'certificates on a phone');
});

test('token that is issued here works once, and shows that it was used', async ({
  page,
  client,
  request,
}) => {
  const view = new ApplicationPage(page);
  await view.open(client.application);
  const url = await view.issueToken();
  await expect(view.tokens.getByRole('timer').first()).toHaveText(/^[45]:\d\d$/);
  await expect(view.tokens.getByText('not used yet')).toBeVisible();
  await expectAccessible(page, 'tokens');

  expect((await request.get(url)).status()).toBe(200);
  expect((await request.get(url)).status()).toBe(403);
  await expect(view.tokens.getByText('?token=')).toHaveCount(0);
  await expect(view.tokens.getByText('The token was opened.')).toBeVisible();
  await expect(view.tokens.getByText('its certificate is not signed yet')).toBeVisible();
});

test('by keyboard alone a token is issued beside another, and one withdrawn', async ({
  page,
  client,
  request,
}) => {
  const view = new ApplicationPage(page);
  await view.open(client.application);
  const buttons = view.tokens.getByRole('button', { name: /^Withdraw/ });
  const kept = await view.issueToken();
  const first = (await buttons.textContent()) ?? '';
  const lost = await view.issueToken();
  await expect(buttons).toHaveCount(2);

  await buttons.filter({ hasNotText: first }).focus();
  await page.keyboard.press('Enter');
  const dialog = view.dialog(/^Withdraw token/);
  await expect(dialog).toContainText('Its URL stops working at once');
  await expectAccessible(page, 'withdraw dialog');
  await dialog.getByRole('button', { name: 'Withdraw token' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(buttons).toHaveCount(1);
  await expect(
    view.tokens.getByText('The token was withdrawn, or its certificate is being signed.'),
  ).toBeVisible();
  expect((await request.get(lost)).status()).toBe(403);
  expect((await request.get(kept)).status()).toBe(200);
});
