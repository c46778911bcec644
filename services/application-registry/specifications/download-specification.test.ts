import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApplicationRegistryConfig, readApplicationRegistryConfig } from '../config.ts';
import { createSpecificationDownloader } from './download-specification.ts';

const seen: (string | undefined)[] = [];
const servers: Server[] = [];
let port: number;

function start(answer: Parameters<typeof createServer>[1]): Promise<number> {
  const server = createServer(answer);
  servers.push(server);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

beforeAll(async () => {
  const elsewhere = await start((request, answer) => {
    seen.push(request.headers.authorization);
    answer.end('elsewhere');
  });
  port = await start((request, answer) => {
    const location = { '/loop': '/loop', '/away': `http://127.0.0.1:${elsewhere}/` }[request.url ?? ''];
    if (location !== undefined) {
      answer.writeHead(302, { location }).end();
    } else if (request.url === '/large') {
      answer.end('x'.repeat(2_000));
    } else if (request.url !== '/slow') {
      answer.writeHead(404).end();
    }
  });
});
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

async function fetchSpecification(
  url: string,
  changes: Partial<ApplicationRegistryConfig> = {},
): Promise<string> {
  const config = { ...readApplicationRegistryConfig({ NODE_ENV: 'test' }), allowLoopback: true, ...changes };
  const downloader = createSpecificationDownloader({ config });
  const specificationCredentials = { basic: { username: 'u', password: 'p' } };
  try {
    return await downloader.fetch(url, { specificationCredentials });
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return `${code}: ${message}`;
  } finally {
    await downloader.close();
  }
}

it.each(['http://127.0.0.1', 'http://localhost', 'http://[::1]', 'http://169.254.169.254/latest'])(
  'refuses %s',
  async (url) => {
    expect(await fetchSpecification(`${url}/spec`, { allowLoopback: false })).toMatch(
      /^UPSTREAM: .* is an address that nothing is downloaded from/,
    );
  },
);

it('leaves credentials behind when it is sent to another host', async () => {
  expect(await fetchSpecification(`http://127.0.0.1:${port}/away`)).toBe('elsewhere');
  expect(seen).toEqual([undefined]);
});

it.each([
  ['/missing', {}, 'it answered 404'],
  ['/loop', {}, 'more than 10 redirects'],
  ['/large', { specLimitBytes: 1_000 }, 'larger than 1000 bytes'],
  ['/slow', { specTimeoutMs: 100 }, 'no answer within 100 ms'],
])('says why %s failed', async (path, changes, reason) => {
  const said = await fetchSpecification(`http://127.0.0.1:${port}${path}`, changes);
  expect(said).toContain(`UPSTREAM: Fetching the API spec from http://127.0.0.1:${port}${path} failed`);
  expect(said).toContain(reason);
});

it.each(['nonsense', 'ftp://x.com/a', '/spec'])('gets nothing from %s', async (url) => {
  expect(await fetchSpecification(url)).toMatch(/^UPSTREAM: .*http:\/\//);
});

it('cannot read the address http://[::1', async () => {
  expect(await fetchSpecification('http://[::1')).toBe('INTERNAL: Internal error.');
});
