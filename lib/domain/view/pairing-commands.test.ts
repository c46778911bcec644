import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { opensslSubject, pairingCommands, renewalCommands } from './pairing-commands.ts';

const run = promisify(execFile);
const subject = 'O=Organization,OU=OrgUnit,L=Waldorf,ST=Waldorf,C=DE,CN=shop';
let directory: string;
let server: Server;
let base: string;
let received: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pairing-'));
  received = '';
  server = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => {
      received += chunk.toString();
    });
    request.on('end', () => {
      const token = new URL(request.url ?? '', base).searchParams.get('token');
      const answers: Record<string, unknown> = {
        'one==': { csrUrl: `${base}/sign?token=two==`, api: { infoUrl: `${base}/info`, eventsUrl: 'x' } },
        'two==': { crt: Buffer.from('CERTIFICATES').toString('base64'), clientCrt: 'x' },
      };
      response.end(`${JSON.stringify(answers[token ?? ''] ?? {})}\n`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(directory, { recursive: true, force: true });
});

function shell(script: string) {
  return run('sh', ['-euc', script], { cwd: directory });
}

it('writes the subject as the walkthrough does', () => {
  expect(opensslSubject(subject)).toBe('/OU=OrgUnit/O=Organization/L=Waldorf/ST=Waldorf/C=DE/CN=shop');
});

it('gives commands that a shell runs as they are', async () => {
  const commands = pairingCommands({ application: 'shop', tokenUrl: `${base}/info?token=one==`, subject });
  await shell(
    commands
      .slice(0, 3)
      .map(({ code }) => code)
      .join('\n'),
  );

  const shown = await run('openssl', [
    'req',
    '-in',
    join(directory, 'shop.csr'),
    '-noout',
    '-subject',
    '-verify',
  ]);
  expect(shown.stdout.replaceAll(' ', '')).toContain(
    'OU=OrgUnit,O=Organization,L=Waldorf,ST=Waldorf,C=DE,CN=shop',
  );
  const { csr } = JSON.parse(received) as { csr: string };
  expect(Buffer.from(csr, 'base64').toString()).toBe(await readFile(join(directory, 'shop.csr'), 'utf8'));
  expect(await readFile(join(directory, 'shop.crt'), 'utf8')).toBe('CERTIFICATES');
});

it('survives values with characters that mean something to openssl and the shell', async () => {
  const odd = "O=Mc'Donald / Sons + Co,OU=$(touch broken),L=W,ST=W,C=DE,CN=shop";
  const [first] = pairingCommands({ application: 'shop', tokenUrl: base, subject: odd });
  await shell(first?.code ?? '');
  const { stdout } = await run('openssl', ['req', '-in', join(directory, 'shop.csr'), '-noout', '-subject']);
  expect(stdout).toContain("Mc'Donald / Sons + Co");
  expect(stdout).toContain('$(touch broken)');
  await expect(readFile(join(directory, 'broken'))).rejects.toThrow();
});

it('brings the CA of the edge along, and no path of another machine', async () => {
  const edgeCaPem = '-----BEGIN CERTIFICATE-----\nTUlJ\n-----END CERTIFICATE-----\n';
  const renewalUrl = 'https://edge.example/v1/applications/certificates/renewals';
  const of = { application: 'shop', subject, edgeCaPem };
  for (const commands of [
    pairingCommands({ ...of, tokenUrl: base }),
    renewalCommands({ ...of, renewalUrl }),
  ]) {
    const [save, ...others] = commands.map(({ code }) => code);
    await shell(save ?? '');
    expect(await readFile(join(directory, 'edge-ca.crt'), 'utf8')).toBe(edgeCaPem);
    for (const call of others.flatMap((code) => code.match(/curl [^|]*/g) ?? [])) {
      expect(call).toMatch(/^curl -fsS --cacert edge-ca\.crt /);
    }
  }
});
