import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pair, register, renew, renewalTime } from '../src/connector.ts';
import { openFolder } from '../src/folder.ts';

// A connector and a registry in this process, over plain HTTP; openssl is its authority.
const scratch = mkdtempSync(join(tmpdir(), 'connector-'));
const folder = openFolder(join(scratch, 'connection'));
const services = new Map<string, { id: string; name: string }>();
const subject = 'O=Organization,OU=OrgUnit,L=Waldorf,ST=Waldorf,C=DE,CN=shop';
let server: Server;
let base: string;

function openssl(...options: string[]): Buffer {
  return execFileSync('openssl', options, { cwd: scratch, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Checks and signs a request as the connector does. */
function signed(csr: string): object {
  writeFileSync(join(scratch, 'request.pem'), Buffer.from(csr, 'base64'));
  const said = openssl(
    'req',
    '-in',
    'request.pem',
    '-verify',
    '-noout',
    '-subject',
    '-nameopt',
    'RFC2253',
  ).toString();
  assert.match(said, /CN=shop/);
  openssl(
    'x509',
    '-req',
    '-in',
    'request.pem',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-days',
    '90',
    '-out',
    'client.pem',
  );
  const crt =
    readFileSync(join(scratch, 'client.pem'), 'utf8') + readFileSync(join(scratch, 'ca.pem'), 'utf8');
  return { crt: Buffer.from(crt).toString('base64') };
}

function answer(method: string, path: string, text: string): [status: number, body: unknown] {
  const body = text === '' ? undefined : JSON.parse(text);
  switch (`${method} ${path}`) {
    case 'GET /info?token=a==':
      return [
        200,
        { csrUrl: `${base}/csr?token=b==`, api: { infoUrl: `${base}/management` }, certificate: { subject } },
      ];
    case 'POST /csr?token=b==':
    case 'POST /renewals':
      return [201, signed(body.csr)];
    case 'GET /management':
      return [
        200,
        {
          clientIdentity: { application: 'shop' },
          urls: { metadataUrl: `${base}/services`, renewCertUrl: `${base}/renewals` },
          certificate: { subject },
        },
      ];
    case 'GET /services':
      return [200, [...services.values()]];
    case 'POST /services': {
      const id = String(services.size + 1);
      services.set(id, { ...body, id });
      return [200, { id }];
    }
    case 'PUT /services/1':
      return [200, {}];
    default:
      return [403, { code: 403, error: 'Invalid token.' }];
  }
}

before(async () => {
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-subj',
    '/CN=CA',
  );
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const [status, body] = answer(request.method ?? '', request.url ?? '', text);
      response.writeHead(status).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => {
  server.close();
  rmSync(scratch, { recursive: true, force: true });
});

test('a wrong token is refused with the words of the connector', async () => {
  await assert.rejects(pair(folder, `${base}/info?token=wrong`), /403.*Invalid token/);
});

test('a token pairs, and key and certificate are readable by their owner only', async () => {
  assert.equal(await pair(folder, `${base}/info?token=a==`), 'shop');
  for (const file of ['client.key', 'client.crt', 'connection.json']) {
    assert.equal(statSync(join(scratch, 'connection', file)).mode & 0o777, 0o600);
  }
});

test('services are registered once, and updated afterwards', async () => {
  const wanted = [{ name: 'Orders', provider: 'p', description: 'd' }];
  assert.deepEqual(await register(folder, wanted), ['1']);
  assert.deepEqual(await register(folder, wanted), ['1']);
  assert.equal(services.size, 1);
});

test('the certificate is renewed for the same key, when a third of its life is left', async () => {
  const leftMs = renewalTime(folder).getTime() - Date.now();
  assert.equal(Math.round(leftMs / 86_400_000), 60);
  const key = folder.read('client.key');
  assert.ok((await renew(folder)).getTime() > Date.now());
  assert.equal(folder.read('client.key'), key);
});
