import type { Locator, Page } from '@playwright/test';
import { expect, test } from '#e2e/fixtures/mooring.ts';
import { ConnectPage } from '#e2e/pages/connect-page.ts';

/** What asks and changes nothing, or may be asked again. */
const questions = /\/(?:plan|pairing|validate|fetch|doctor|prove|views|views\/stream)$/;

/** Double-clicks a button and gives the changes that the console was asked for until `done`. */
async function doubleClick(page: Page, button: Locator, done: () => Promise<void>): Promise<string[]> {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (request.method() !== 'GET' && !questions.test(pathname)) {
      asked.push(`${request.method()} ${pathname}`);
    }
  });
  await expect(button).toBeEnabled();
  await button.dblclick();
  await done();
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
  page.removeAllListeners('request');
  return asked;
}

test('a double click right after a fresh load does once what its button says', async ({ page }) => {
  const connect = new ConnectPage(page);
  const application = '/api/applications/twice';
  await page.goto('/connect');
  await connect.field('Name').fill('twice');
  expect(
    await doubleClick(page, connect.button('Create Application'), () =>
      connect.step('Name the Application').getByText('twice, deployed').waitFor(),
    ),
  ).toEqual(['POST /api/applications']);

  await page.reload();
  expect(
    await doubleClick(page, connect.button('Issue token'), () => page.getByRole('timer').first().waitFor()),
  ).toEqual([`POST ${application}/token`]);

  await page.reload();
  expect(
    await doubleClick(page, connect.button('Pair the sample shop'), () =>
      connect.step('Connect it').getByText('certificate until').waitFor(),
    ),
  ).toEqual([`POST ${application}/token`, 'POST /api/sample-shop/pair']);

  await page.reload();
  await connect.button("Use the sample shop's Orders API").click();
  await expect(page.getByText('OpenAPI 3.0.3, valid')).toBeVisible();
  expect(
    await doubleClick(page, connect.button('Register service'), () =>
      connect.button('Allow in default').waitFor(),
    ),
  ).toEqual([`POST ${application}/services`]);

  await page.reload();
  expect(
    await doubleClick(page, connect.button('Allow in default'), () =>
      connect.button('Apply the plan').waitFor(),
    ),
  ).toEqual(['PUT /api/mappings']);

  await page.reload();
  expect(
    await doubleClick(page, connect.button('Apply the plan'), () =>
      connect.step('Bind it to a workload').getByText('default/twice-sample').first().waitFor(),
    ),
  ).toEqual(['POST /api/bindings/runs']);

  await page.goto('/applications/twice');
  const tokens = page.getByRole('region', { name: 'One-time tokens' });
  const issued = tokens.getByRole('listitem');
  const before = await issued.count();
  expect(
    await doubleClick(page, tokens.getByRole('button', { name: /^Issue/ }), () =>
      expect(issued).toHaveCount(before + 1),
    ),
  ).toEqual([`POST ${application}/token`]);
});

test('the second click of a double click leaves alone what the first has brought under it', async ({
  page,
}) => {
  const connect = new ConnectPage(page);
  await connect.createApplication('moved');
  const issued: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/token')) {
      issued.push(request.url());
    }
  });
  const brought = connect.button('Issue token');
  await brought.scrollIntoViewIfNeeded();
  const { x = 0, y = 0 } = (await brought.boundingBox()) ?? {};
  await page.mouse.move(x + 5, y + 5);
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  await page.mouse.down();
  await page.mouse.up();
  await expect(page.getByRole('timer').first()).toBeVisible();
  expect(issued).toHaveLength(1);
});
