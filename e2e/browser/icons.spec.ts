import { expect, test } from '#e2e/fixtures/mooring.ts';

test('a page names its icons and its manifest, and the browser reads them under the policy', async ({
  page,
}) => {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') {
      refused.push(message.text());
    }
  });
  await page.goto('/applications');
  const icons = await page
    .locator('link[rel="icon"], link[rel="apple-touch-icon"]')
    .evaluateAll((links) =>
      links.map((link) => ({ href: (link as HTMLLinkElement).href, sizes: link.getAttribute('sizes') })),
    );
  expect(icons.map(({ href }) => new URL(href).pathname)).toEqual([
    '/favicon.ico',
    '/icons/icon-32.png',
    '/icons/icon.svg',
    '/apple-touch-icon.png',
  ]);

  const browser = await page.context().newCDPSession(page);
  const { url, errors, data } = await browser.send('Page.getAppManifest');
  expect([new URL(url).pathname, errors]).toEqual(['/manifest.webmanifest', []]);
  const manifest = JSON.parse(data ?? '{}') as { icons: { src: string; sizes: string }[] };
  for (const icon of [...icons, ...manifest.icons.map(({ src, sizes }) => ({ href: src, sizes }))]) {
    const width = await page.evaluate(async (href) => {
      const image = new Image();
      image.src = href;
      await image.decode();
      return image.naturalWidth;
    }, icon.href);
    if (/^\d+x\d+$/.test(icon.sizes ?? '')) {
      expect(`${width}x${width}`).toBe(icon.sizes);
    }
  }
  expect(refused).toEqual([]);
});

test('a browser that is not let in gets the icons and robots.txt, and nothing beside them', async ({
  endpoints,
}) => {
  const types: Record<string, string> = {
    '/favicon.ico': 'image/x-icon',
    '/apple-touch-icon.png': 'image/png',
    '/icons/icon.svg': 'image/svg+xml',
    '/icons/icon-512.png': 'image/png',
    '/manifest.webmanifest': 'application/manifest+json',
    '/robots.txt': 'text/plain',
  };
  for (const [path, type] of Object.entries(types)) {
    const answer = await fetch(`${endpoints.console}${path}`);
    await answer.body?.cancel();
    expect([path, answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([
      path,
      200,
      type,
    ]);
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  }
  for (const path of ['/icons', '/icons/', '/icons/%2e%2e/api/health', '/favicon.ico/', '/favicon.png']) {
    const answer = await fetch(`${endpoints.console}${path}`);
    await answer.body?.cancel();
    expect([path, answer.status]).toEqual([path, 401]);
  }
});
