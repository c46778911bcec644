import { expect, test } from '#e2e/fixtures/mooring.ts';
import { ConnectPage } from '#e2e/pages/connect-page.ts';
import { expectAccessible } from '#e2e/pages/expect-accessible.ts';
import { expectFitsPhone } from '#e2e/pages/expect-fits-phone.ts';

test('what ends is on one page, with what can be done about it', async ({ page, endpoints }) => {
  const connect = new ConnectPage(page);
  await connect.createApplication('ending');
  await connect.button('Pair the sample shop').click();
  await expect(connect.step('Connect it')).toContainText('certificate until');
  await connect.field('Name').fill('Orders');
  await connect.field('Provider').fill('ACME');
  await connect.field('Description').fill('Orders of ACME');
  // a server with a certificate that is at hand
  await connect.field('Target URL').fill(endpoints.edge);
  await connect.button('Register service').click();
  await expect(connect.step('Register a service')).toContainText('Orders');

  // what was registered is written into the address just now
  await page.getByRole('link', { name: 'Expiry' }).click();
  const forecast = page.getByRole('region', { name: 'The next 90 days' });
  await expect(forecast.getByRole('listitem')).toHaveCount(13);
  await expect(forecast).toContainText(/Of (one server|\d+ servers) outside/);
  const table = page.getByRole('table', { name: 'What ends' });
  const row = (text: string | RegExp) => table.getByRole('row').filter({ hasText: text });
  await expect(row('CA of client certificates')).toContainText('Valid');
  await expect(row('Certificate of the edge')).toContainText('Valid');
  await expectAccessible(page, 'expiry centre');

  const server = row(/called there/).filter({ hasText: 'ending' });
  await page.getByLabel('What', { exact: true }).selectOption('target');
  // it is the edge, at whose certificate the page looks by itself
  await expect(server).toContainText('Valid');
  await expect(server).toContainText(/Signed by/);

  await page.getByLabel('What', { exact: true }).selectOption('client');
  const certificate = row('of ending');
  await certificate.getByRole('button', { name: /^Renew/ }).click();
  const renew = page.getByRole('dialog', { name: /^Renew certificate/ });
  await expect(renew.locator('pre')).toContainText('openssl req');
  await renew.getByRole('button', { name: 'Close' }).last().click();
  await certificate.getByRole('button', { name: /^Revoke/ }).click();
  const revoke = page.getByRole('dialog', { name: 'Revoke this certificate?' });
  await revoke.getByRole('textbox').fill('ending');
  await revoke.getByRole('button', { name: 'Revoke certificate' }).click();
  await expect(certificate).toHaveCount(0);

  await page.getByLabel('What', { exact: true }).selectOption('authority');
  await row('CA of client certificates')
    .getByRole('button', { name: /^Replace/ })
    .click();
  const replace = page.getByRole('dialog', { name: 'Replace the CA of client certificates' });
  await expect(replace).toContainText('rotate-ca');
  await expectAccessible(page, 'replace the CA');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/kind=authority/);
  await expectFitsPhone(page);
});

test('a token is withdrawn from there, and a filter that lets nothing through is undone', async ({
  page,
}) => {
  const connect = new ConnectPage(page);
  await connect.createApplication('handing-out');
  await connect.button('Issue token').click();
  await expect(page.getByRole('timer')).toHaveText(/^[45]:\d\d$/);
  await page.goto('/expiry?kind=token&q=handing-out');
  const table = page.getByRole('table', { name: 'What ends' });
  await expect(table.getByRole('row')).toHaveCount(2);
  await table.getByRole('button', { name: /^Withdraw/ }).click();
  const dialog = page.getByRole('dialog', { name: /^Withdraw token/ });
  await dialog.getByRole('button', { name: 'Withdraw token' }).click();
  await expect(page.getByText('No entry matches')).toBeVisible();
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(table.getByRole('row').filter({ hasText: 'CA of client certificates' })).toBeVisible();
});
